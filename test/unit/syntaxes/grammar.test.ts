import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry, type IGrammar } from 'vscode-textmate';

interface Piece {
  readonly line: number;
  readonly text: string;
  readonly scopes: string;
}

interface Manifest {
  readonly contributes: {
    readonly languages: readonly { readonly id: string; readonly extensions: readonly string[]; readonly configuration: string }[];
    readonly grammars: readonly { readonly language: string; readonly scopeName: string; readonly path: string }[];
  };
}

const { contributes } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as Manifest;

/** The very engine VS Code colours with, fed as the manifest says. */
async function loadGrammar(): Promise<IGrammar> {
  const engine = createRequire(path.resolve('package.json')).resolve('vscode-oniguruma/release/onig.wasm');
  await loadWASM(new Uint8Array(fs.readFileSync(engine)).buffer);
  const contributed = contributes.grammars.find(({ language }) => language === 'article');
  assert.ok(contributed);
  const file = path.resolve(contributed.path);
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: (scope) =>
      Promise.resolve(scope === contributed.scopeName ? parseRawGrammar(fs.readFileSync(file, 'utf8'), file) : null),
  });
  const grammar = await registry.loadGrammar(contributed.scopeName);
  assert.ok(grammar);
  return grammar;
}

/** For a line of 20,000 characters; some 100 ms where it was measured. An expression that backtracks takes minutes. */
const MOST_MS = 3000;

suite('The TextMate grammar of .article files', () => {
  let grammar: IGrammar;
  suiteSetup(async () => {
    grammar = await loadGrammar();
  });

  function tokenize(text: string): Piece[] {
    const pieces: Piece[] = [];
    let state = INITIAL;
    text.split(/\r?\n/).forEach((line, number) => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
      state = ruleStack;
      for (const token of tokens) {
        pieces.push({ line: number, text: line.slice(token.startIndex, token.endIndex), scopes: token.scopes.join(' ') });
      }
    });
    return pieces;
  }

  /** The texts that carry a scope, pieces that touch joined to one. */
  function texts(text: string, scope: string): string[] {
    const found: string[] = [];
    let open = false;
    let line = -1;
    for (const piece of tokenize(text)) {
      const carries = piece.scopes.includes(scope);
      if (carries && open && piece.line === line) found[found.length - 1] += piece.text;
      else if (carries) found.push(piece.text);
      open = carries;
      line = piece.line;
    }
    return found;
  }

  suite('headline', () => {
    const headline = (text: string) => texts(text, 'markup.heading');

    test('is the first line', () => {
      assert.deepEqual(headline('Port reopens\n\nShips came back.\nShort line'), ['Port reopens']);
    });

    test('is the line below a date, a rubric or a caption', () => {
      assert.deepEqual(headline('May 3, 2024\n\nPort reopens\n\nShips came back.\nMore'), ['Port reopens']);
      assert.deepEqual(headline('Analysis, Side Feature\n\nPort: Open or Not?\n\nShips.'), ['Port: Open or Not?']);
      assert.deepEqual(headline('The harbour (left) – file photo\nPort reopens\nShips.'), ['Port reopens']);
      assert.deepEqual(headline('\n\nPort reopens\nShips.'), ['Port reopens']);
    });

    test('is missing where the first paragraph is long or opens with a dateline', () => {
      const paragraph = 'Ships came back to the port. '.repeat(10);
      assert.deepEqual(headline(paragraph), []);
      assert.deepEqual(headline(`May 3, 2024\n${paragraph}\nShort line`), []);
      assert.deepEqual(headline('HALVERN, May 5 (Northern Wire) – Ships came back.'), []);
    });
  });

  suite('dateline and byline', () => {
    test('a dateline gives place, date and agency', () => {
      const text = 'Port reopens\nORSK-KALE, May 10, 2024 (SPC) – Oil flows.';
      assert.deepEqual(texts(text, 'meta.dateline'), ['ORSK-KALE, May 10, 2024 (SPC) – ']);
      assert.deepEqual(texts(text, 'entity.name.type.place'), ['ORSK-KALE']);
      assert.deepEqual(texts(text, 'constant.numeric.date'), ['May 10, 2024']);
      assert.deepEqual(texts(text, 'entity.name.tag.outlet'), ['(SPC)']);
    });

    test('a short place needs a date or an agency', () => {
      assert.deepEqual(texts('Port\nUFA, May 5 – Oil flows.\nUFA (SPC) - Oil flows.', 'entity.name.type.place'), ['UFA', 'UFA']);
    });

    test('an abbreviation or a shout at the start of a line is no dateline', () => {
      assert.deepEqual(texts('Port\nUN – the world’s club – met.\nNO WAY. – He left.\nSPC said so - twice.', 'meta.dateline'), []);
    });

    test('a byline is read with its "By" and as a name alone on its line', () => {
      assert.deepEqual(texts('Port\nBy Anneke Rosvall\nShips.', 'entity.name.type.author'), ['Anneke Rosvall']);
      assert.deepEqual(texts('Port\nShips.\nReporting by Elin Torvaag; editing by Jo Brekkvik', 'entity.name.type.author'), ['Elin Torvaag']);
      assert.deepEqual(texts('Port\nShips came.\n\nTimur van Vasgard', 'entity.name.type.author'), ['Timur van Vasgard']);
      assert.deepEqual(texts('Port\nThe Halvern Courier\nAOPNEWS\nShips came.', 'entity.name.type.author'), []);
    });

    test('a trailer names the outlet', () => {
      assert.deepEqual(texts('Port\nShips.\nsource: ng', 'string.unquoted.outlet'), ['ng']);
    });
  });

  suite('lines that are not the article', () => {
    for (const line of [
      'Read also: What the port means',
      'Article reserved for our subscribers Read also In the south',
      'You have 49.1% of this article to read. The rest is for subscribers only.',
      'Subscribe to our newsletter.',
      'Rescue workers at the station. Photo: T. Ekhold / The Courier',
    ]) {
      test(`"${line.slice(0, 30)}…" is furniture, without figures and cues`, () => {
        const pieces = tokenize(`Port\n\n${line}`).filter((piece) => piece.line === 2);
        assert.equal(pieces.length, 1);
        assert.match(pieces[0]?.scopes ?? '', /comment\.line\.(notice|caption)/);
      });
    }

    test('a sentence that speaks of photos or subscribers stays text', () => {
      assert.deepEqual(texts('Port\nHe saw a photo of the ship.\nThe paper lost subscribers; read also means nothing here.', 'comment.line'), []);
    });
  });

  suite('quotation', () => {
    const quoted = (line: string) => texts(`Port\n${line}`, 'string.quoted');

    test('of every style of marks', () => {
      assert.deepEqual(quoted('He said “yes” and "no" and «perhaps» and „so“.'), ['“yes”', '"no"', '«perhaps»', '„so“']);
    });

    test('opened with the closing mark', () => {
      assert.deepEqual(quoted('”We did not,” he said. ”Never.”'), ['”We did not,”', '”Never.”']);
    });

    test('left open ends with its line', () => {
      assert.deepEqual(quoted('“It goes on\nHe left.'), ['“It goes on']);
    });

    test('holds figures and cues', () => {
      assert.deepEqual(texts('Port\n“It may cost 40 dollars,” he said.', 'string.quoted.double.article keyword.other.cue.modal'), ['may']);
      assert.deepEqual(texts('Port\n“It may cost 40 dollars,” he said.', 'string.quoted.double.article constant.numeric'), ['40 dollars']);
    });
  });

  suite('figure', () => {
    const figures = (line: string) => texts(`Port\n${line}`, 'constant.numeric');

    const cases: readonly [string, readonly string[]][] = [
      ['It lost $12.4 million, or 27% to 37% of 1,000 km.', ['$12.4 million', '27% to 37%', '1,000 km']],
      ['Between May 5, 2024 and June 15 some fifty-three men came.', ['May 5, 2024', 'June 15', 'fifty-three']],
      ['Hundreds came, a third of them in 2005, for three years.', ['Hundreds', 'a third', '2005', 'three years']],
      ['A line of 900–1,100 km and 6.5 thousand people.', ['900–1,100 km', '6.5 thousand']],
      ['The 201st base and the second front, and one of us.', []],
      ['A 5kg bag and T72 and v2.', []],
    ];
    for (const [line, expected] of cases) test(line, () => assert.deepEqual(figures(line), expected));

    test('an approximator has a scope of its own', () => {
      assert.deepEqual(texts('Port\nSome say at least 40 and about sixty, more than once.', 'keyword.operator.approximator'), ['at least', 'about']);
    });
  });

  suite('cue', () => {
    const cases: readonly [string, string, readonly string[]][] = [
      ['modal', 'It may rain in May, and could snow.', ['may', 'could']],
      ['likelihood', 'It is unlikely, possibly even a risk of nothing.', ['unlikely', 'possibly', 'risk of']],
      ['appearance', 'It seems so, apparently.', ['seems', 'apparently']],
      ['belief', 'They believe and expect it.', ['believe', 'expect']],
      ['estimate', 'It is estimated at 5.', ['is estimated at']],
      ['hearsay', 'It is rumoured, and reportedly true.', ['rumoured', 'reportedly']],
      ['distancing', 'He claims the so-called myth.', ['claims', 'so-called', 'myth']],
      ['doubt', 'We do not exclude what is unconfirmed.', ['do not exclude', 'unconfirmed']],
      ['conditional', 'If so, unless not.', ['If', 'unless']],
      ['attribution', 'According to him, she said no.', ['According to', 'said']],
    ];
    for (const [category, line, expected] of cases) {
      test(category, () => assert.deepEqual(texts(`Port\n${line}`, `keyword.other.cue.${category}`), expected));
    }

    test('only as a whole word', () => {
      assert.deepEqual(texts('Port\nMayor Mayo mights the aforesaid wouldbe.', 'keyword.other.cue'), []);
    });
  });

  test('every piece of a hostile line is found in linear time', () => {
    for (const bit of ['“', '”a', '"', '1,', '1 to ', 'A, ', 'By A', 'photo ', 'a million ', 'May 1', '\u{1F525}', '\ud800']) {
      const line = bit.repeat(20_000 / bit.length); // VS Code colours no line beyond 20,000 characters
      const started = process.cpuUsage(); // of this process: other work on the machine does not count
      const { tokens, stoppedEarly } = grammar.tokenizeLine(line, INITIAL);
      assert.equal(stoppedEarly, false);
      assert.ok((tokens.at(-1)?.endIndex ?? 0) >= line.length);
      const milliseconds = process.cpuUsage(started).user / 1000;
      assert.ok(milliseconds < MOST_MS, `${JSON.stringify(bit)} took ${String(Math.round(milliseconds))} ms`);
    }
  });

  test('the word pattern picks names and figures whole, without the possessive', () => {
    const language = contributes.languages.find(({ extensions }) => extensions.includes('.article'));
    assert.equal(language?.id, 'article');
    const configuration = JSON.parse(fs.readFileSync(language.configuration, 'utf8')) as { wordPattern: { pattern: string; flags: string } };
    const words = new RegExp(configuration.wordPattern.pattern, `g${configuration.wordPattern.flags}`);
    assert.deepEqual('Orsk-Kale’s O’Neill of the U.S. paid $12.4, 49.1% of Élodie’s 201st.'.match(words), [
      'Orsk-Kale', 's', 'O’Neill', 'of', 'the', 'U.S.', 'paid', '$12.4', '49.1%', 'of', 'Élodie', 's', '201st',
    ]);
  });
});
