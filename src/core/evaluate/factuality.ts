import { SIGNAL_KINDS, type SignalKind } from '../detect/factuality/model';
import { ratesText } from './report';
import { rates, type Tally } from './tally';

/** A sentence that somebody judged: does it tell of an event that is not, or not surely, a fact? */
export interface JudgedSentence {
  readonly factual: boolean;
  /** How the reader of sentences says it is told. */
  readonly found: readonly SignalKind[];
}

/** One line of a file of judged sentences: `{"text": "…", "factual": false}`. @throws Error with what is wrong with it. */
export function parseJudgedSentence(line: string): { readonly text: string; readonly factual: boolean } {
  const value: unknown = JSON.parse(line);
  if (typeof value !== 'object' || value === null || !('text' in value) || !('factual' in value)) throw new Error('a judged sentence has text and factual');
  const { text, factual } = value;
  if (typeof text !== 'string' || typeof factual !== 'boolean') throw new Error('text is a string, factual is true or false');
  return { text, factual };
}

/** How well sentences that are not all fact are found: by all signals, by hedges alone, and by all but one kind. */
export function factualityText(sentences: readonly JudgedSentence[]): string {
  const kinds = SIGNAL_KINDS.filter((kind) => kind !== 'attributed');
  const line = (name: string, counted: readonly SignalKind[]): string => {
    const tally = tallySentences(sentences, counted);
    return `${name.padEnd(20)} ${ratesText(rates(tally))}  (gold ${tally.gold}, found ${tally.found})\n`;
  };
  return [
    `${sentences.length} sentences\n\n`,
    line('not all fact', kinds),
    line('  hedges alone', ['hedged']),
    ...kinds.map((kind) => line(`  without ${kind}`, kinds.filter((other) => other !== kind))),
  ].join('');
}

/** Gold and found are the sentences that are not all fact. */
export function tallySentences(sentences: readonly JudgedSentence[], counted: readonly SignalKind[]): Tally {
  const isFound = ({ found }: JudgedSentence): boolean => found.some((kind) => counted.includes(kind));
  const gold = sentences.filter(({ factual }) => !factual);
  const hits = gold.filter(isFound).length;
  return { gold: gold.length, found: sentences.filter(isFound).length, goldHits: hits, foundHits: hits };
}
