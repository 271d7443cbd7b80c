import { grown } from '../../grown';
import type { Sentence, Token } from '../model';
import { IGNORED } from './automata';
import { createChunks, hashOn, NO_HASH, type ChunkToken } from './chunks';
import { BY_POS, type Lexeme, type Lexicon } from './lexicon';

/** Adds tokens and sentences of line[start, end), which is not blank; their offsets are those of the line. */
export type TokenReader = (line: string, start: number, end: number, tokens: Token[], sentences: Sentence[]) => void;

const enum Kind {
  Space,
  /** Line feeds and tabs: tokens of their own in wink. */
  Break,
  Other,
}

/**
 * What `readDoc` of wink-nlp does, word by word from what is remembered of the words: cuts tokens, finds where sentences end, corrects the
 * usual parts of speech by their neighbours. Linear in the text; the buffers are kept from call to call.
 */
export function createTokenReader(lexicon: Lexicon): TokenReader {
  const chunkAt = createChunks(lexicon);
  const [sentenceEnds] = lexicon.sentences.machines;
  const columnOfPart = lexicon.partNames.map((_, pos) => (pos === 0 ? IGNORED : lexicon.parts.columnOf(pos)));
  /** Of the tokens read; only the first `count` places of all these are in use. */
  const lexemes: Lexeme[] = [];
  /** Offsets in the line, -1 for what does not stand in it. */
  const starts: number[] = [];
  let columns = new Uint8Array(1024);
  let parts = new Uint8Array(1024);
  let count = 0;
  const lasts: number[] = [];

  const add = (lexeme: Lexeme, start: number, spaced: boolean): void => {
    if (count === columns.length) {
      columns = grown(columns, count + 1);
      parts = grown(parts, count + 1);
    }
    columns[count] = spaced ? lexeme.spaced : lexeme.glued;
    parts[count] = lexeme.pos;
    lexemes[count] = lexeme;
    starts[count++] = start;
  };

  const cut = (line: string, start: number, end: number): void => {
    count = 0;
    let spaced = false;
    for (let at = start; at < end; ) {
      const from = at;
      let code = line.charCodeAt(at++);
      const kind = kindOf(code);
      if (kind === Kind.Space) {
        spaced = true;
        continue;
      }
      let hash = hashOn(NO_HASH, code);
      for (; at < end && kindOf((code = line.charCodeAt(at))) === kind; at++) hash = hashOn(hash, code);
      for (let token: ChunkToken | undefined = chunkAt(line, from, at, hash); token; token = token.next) {
        if (token.lexeme) add(token.lexeme, token.start < 0 ? -1 : from + token.start, spaced);
        spaced = false;
      }
    }
  };

  /** Each of the automata of parts of speech goes on from what the one before it has corrected. */
  const correctParts = (): void => {
    for (const machine of lexicon.parts.machines) {
      for (let n = 0; n < count; n++) {
        const own = lexemes[n]?.posColumn ?? BY_POS;
        columns[n] = own === BY_POS ? (columnOfPart[parts[n] ?? 0] ?? 0) : own;
      }
      machine.recognize(columns, count, (at, name) => {
        const pos = Number(name);
        // a negative one holds of any word
        if (pos < 0) parts[at] = -pos;
        else if (((lexemes[at]?.possible ?? 0) & (1 << pos)) !== 0) parts[at] = pos;
      });
    }
  };

  return (line, start, end, tokens, sentences) => {
    cut(line, start, end);
    lasts.length = 0;
    sentenceEnds?.recognize(columns, count, (at) => lasts.push(at));
    if ((lasts.at(-1) ?? -1) < count - 1) lasts.push(count - 1);
    correctParts();
    let word = 0;
    let tokenEnd = start;
    for (const last of lasts) {
      const firstToken = tokens.length;
      for (; word <= last; word++) {
        const lexeme = lexemes[word];
        const at = starts[word] ?? -1;
        if (!lexeme || at < 0) continue; // wink normalised these characters away; nothing to point at
        const pos = lexeme.fixed ? lexeme.pos : (parts[word] ?? 0);
        tokenEnd = at + lexeme.text.length;
        tokens.push({ text: lexeme.text, lower: lexeme.lower, pos: lexicon.partNames[pos] ?? 'X', lemma: lexicon.lemmaOf(lexeme, pos), form: lexeme.form, start: at, end: tokenEnd });
      }
      const head = tokens[firstToken];
      if (head) sentences.push({ firstToken, endToken: tokens.length, start: head.start, end: tokenEnd });
    }
  };
}

function kindOf(code: number): Kind {
  if (code > 32 && code < 128) return Kind.Other;
  if (code === 32) return Kind.Space;
  if (code < 128) return code === 10 || code === 13 || code === 9 ? Kind.Break : Kind.Other;
  if (code === 0xa0) return Kind.Space;
  if (code < 0x2002 || code > 0x205f) return Kind.Other;
  return code <= 0x2005 || code === 0x2009 || code === 0x200a || code === 0x202f || code === 0x205f ? Kind.Space : Kind.Other;
}
