import type { Article, Sentence, TaggedArticle, TaggedLine, Token } from './model';
import { NO_FORM } from './byForm';
import { createTokenReader, type TokenReader } from './tagging/readTokens';
import { createLexicon } from './tagging/lexicon';
import { stretches } from './tagging/stretches';
import { loadWinkModel } from './tagging/winkModel';

/** What is remembered of word forms is that of any text, so one is enough for everybody. */
let loaded: TokenReader | undefined;

export interface Tagger {
  /** Tokens, sentences and parts of speech of one line; never throws, offsets are exact for any string. */
  tag(line: string): TaggedLine;
}

const EMPTY: TaggedLine = { text: '', tokens: [], sentences: [] };

/** wink-nlp's English web model. Loading takes a tenth of a second, so it is done where the first text is tagged and not at activation. */
export function createTagger(): Tagger {
  loaded ??= createTokenReader(createLexicon(loadWinkModel()));
  const read = loaded;
  return {
    tag(line) {
      if (line.trim() === '') return line === '' ? EMPTY : { text: line, tokens: [], sentences: [] };
      const tokens: Token[] = [];
      const sentences: Sentence[] = [];
      for (const { start, end, endless } of stretches(line)) {
        if (!endless) read(line, start, end, tokens, sentences);
        else {
          const text = line.slice(start, end);
          sentences.push({ firstToken: tokens.length, endToken: tokens.length + 1, start, end });
          tokens.push({ text, lower: text.toLowerCase(), pos: 'X', lemma: text, form: NO_FORM, start, end });
        }
      }
      return { text: line, tokens, sentences };
    },
  };
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
