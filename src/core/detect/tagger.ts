import winkNLP, { type ItsFunction, type WinkMethods } from 'wink-nlp';
import type { Span } from '../model';
import { LEAN_MODEL } from './leanModel';
import type { Article, PartOfSpeech, Sentence, TaggedArticle, TaggedLine, Token } from './model';

/** wink-nlp holds no state of a text, so one is enough for everybody. */
let loaded: WinkMethods | undefined;

export interface Tagger {
  /** Tokens, sentences and parts of speech of one line; never throws, offsets are exact for any string. */
  tag(line: string): TaggedLine;
}

const SPACES = /\s*/y;
const SPACE = 32;
/** Longer than any word, address or chemical name that a news text holds. */
const ENDLESS = /\S{300,}/gu;
const HALF_ENDLESS = 150;
/** Characters read by wink at a time; many times a paragraph. */
const LONGEST_STRETCH = 20_000;
/** How far a token may stand from the end of the one before: keeps the search linear. */
const NEAR = 64;
const EMPTY: TaggedLine = { text: '', tokens: [], sentences: [] };

/**
 * wink-nlp with its English web model. Loading takes some 200 ms, so it is done where the first text is tagged and not
 * at activation. Tokens are rebuilt from their characters and preceding spaces; where the rebuilt text would differ from
 * the line (control characters, lone surrogates), each token is found again in the line.
 */
export function createTagger(): Tagger {
  loaded ??= winkNLP(LEAN_MODEL, ['sbd', 'pos']);
  const nlp = loaded;
  // wink's own types of these helpers do not fit its `out` (2.4.0)
  const its = nlp.its as unknown as Record<'pos' | 'lemma', ItsFunction<string>> & { readonly span: ItsFunction<string> };

  /** Tags a stretch of a line; offsets are those of the line. */
  const tagStretch = (text: string, offset: number, tokens: Token[], sentences: Sentence[]): void => {
    const document = nlp.readDoc(text);
    const words = document.tokens();
    const texts = words.out();
    const parts = words.out<string>(its.pos) as PartOfSpeech[];
    const lemmas = words.out<string>(its.lemma);
    const spans = document.sentences().out(its.span) as unknown as readonly (readonly [number, number])[];
    let at = 0;
    let word = 0;
    for (const [, last] of spans) {
      const firstToken = tokens.length;
      for (; word <= last; word++) {
        const form = texts[word] ?? '';
        const start = locate(text, form, at);
        if (start === undefined) continue; // wink normalised these characters away; nothing to point at
        at = start + form.length;
        tokens.push({ text: form, lower: form.toLowerCase(), pos: parts[word] ?? 'X', lemma: lemmas[word] ?? form, start: start + offset, end: at + offset });
      }
      const head = tokens[firstToken];
      if (head) sentences.push({ firstToken, endToken: tokens.length, start: head.start, end: at + offset });
    }
  };

  return {
    tag(line) {
      if (line.trim() === '') return line === '' ? EMPTY : { text: line, tokens: [], sentences: [] };
      const tokens: Token[] = [];
      const sentences: Sentence[] = [];
      for (const { start, end, endless } of stretches(line)) {
        const text = line.slice(start, end);
        if (!endless) tagStretch(text, start, tokens, sentences);
        else {
          sentences.push({ firstToken: tokens.length, endToken: tokens.length + 1, start, end });
          tokens.push({ text, lower: text.toLowerCase(), pos: 'X', lemma: text, start, end });
        }
      }
      return { text: line, tokens, sentences };
    },
  };
}

/**
 * Cuts what makes wink quadratic: a run of characters without white space that no word is as long as is a token of its
 * own, and a very long line is read in stretches cut at white space.
 */
function* stretches(line: string): Generator<Span & { readonly endless: boolean }> {
  let start = 0;
  const until = function* (end: number): Generator<Span & { readonly endless: boolean }> {
    while (start < end) {
      const space = end - start > LONGEST_STRETCH ? line.slice(start, start + LONGEST_STRETCH).lastIndexOf(' ') : -1;
      const cut = end - start <= LONGEST_STRETCH ? end : start + (space > 0 ? space : LONGEST_STRETCH);
      if (line.slice(start, cut).trim() !== '') yield { start, end: cut, endless: false };
      start = cut;
    }
  };
  for (const run of mayBeEndless(line) ? line.matchAll(ENDLESS) : []) {
    yield* until(run.index);
    start = run.index + run[0].length;
    yield { start: run.index, end: start, endless: true };
  }
  yield* until(line.length);
}

/** Whether a stretch of half that length has no space: cheap, and true wherever ENDLESS matches. */
function mayBeEndless(line: string): boolean {
  for (let at = 0; at + HALF_ENDLESS <= line.length; at += HALF_ENDLESS) {
    let end = at;
    while (end < at + HALF_ENDLESS && line.charCodeAt(end) !== SPACE) end++;
    if (end === at + HALF_ENDLESS) return true;
  }
  return false;
}

/** Where the next token stands: behind white space, or (odd characters in between) a few characters further. */
function locate(line: string, token: string, from: number): number | undefined {
  if (token === '') return undefined;
  if (line.startsWith(token, from)) return from;
  if (line.charCodeAt(from) === SPACE && line.startsWith(token, from + 1)) return from + 1;
  SPACES.lastIndex = from;
  SPACES.test(line);
  if (line.startsWith(token, SPACES.lastIndex)) return SPACES.lastIndex;
  const near = line.slice(from, from + token.length + NEAR).indexOf(token);
  return near < 0 ? undefined : from + near;
}

/**
 * Tags every line, taking a line that `known` already holds from there.
 * @param known lines by their text; replaced in place by the lines of this article.
 */
export function tagArticle(article: Article, tagger: Tagger, known: Map<string, TaggedLine>): TaggedArticle {
  const before = new Map(known);
  known.clear();
  const lines = article.lines.map(({ text }) => {
    const line = known.get(text) ?? before.get(text) ?? tagger.tag(text);
    known.set(text, line);
    return line;
  });
  return { article, lines };
}
