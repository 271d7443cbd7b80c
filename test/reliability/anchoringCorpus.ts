import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Span } from '../../src/core/model';
import { anchorAnnotations } from '../../src/core/anchor/anchor';
import { quoteAt } from '../../src/core/sidecar/newAnnotation';
import { randomFrom, type Random } from '../unit/sidecar/randomSidecar';
import { allAtOnce, EDITS, original, textOf, truthOf, type EditedText } from './editedText';

export interface Tally {
  checks: number;
  exact: number;
  /** Placed on other words than the annotation's, or placed though they are gone. */
  wrong: number;
  /** Placed over most of the right words with another edge. */
  near: number;
  orphaned: number;
}

export interface Check {
  readonly seed: number;
  readonly text: string;
  readonly edit: string;
  readonly quote: string;
  readonly outcome: keyof Omit<Tally, 'checks'>;
  readonly detail: string;
}

/**
 * Our own articles, three of them in one file (they are short, and a press article has some five thousand characters), all in one, and a
 * text in which every paragraph is nearly like the next.
 */
function corpusTexts(examples: string): readonly { readonly name: string; readonly text: string }[] {
  const names = fs.readdirSync(examples).filter((name) => /\.(?:txt|md|article)$/.test(name)).sort();
  const texts = names.map((name) => fs.readFileSync(path.join(examples, name), 'utf8').replaceAll('\r\n', '\n'));
  const triples = texts.map((text, i) => ({ name: `articles from ${i + 1}`, text: [text, texts[(i + 1) % texts.length], texts[(i + 2) % texts.length]].join('\n') }));
  return [...triples, { name: 'all articles', text: texts.join('\n') }, { name: 'minutes', text: minutes() }];
}

/** Very repetitive: the minutes of a committee that does the same each week. */
function minutes(): string {
  const random = randomFrom(7);
  const months = ['January', 'February', 'March', 'April', 'May'];
  const paragraphs = Array.from({ length: 40 }, (_, week) => {
    const day = `${1 + ((week * 7) % 28)} ${months[Math.floor(week / 8)] ?? 'June'}`;
    const drop = random.chance(0.5) ? ' Two members of the committee were absent.' : '';
    return `On ${day} the harbour committee met at the town hall. The chairman said the minutes of the last meeting were approved. The committee adopted ${random.pick(['two', 'three', 'four'])} decisions.${drop} The chairman said the next meeting would be held in a week.`;
  });
  return `Minutes of the harbour committee\n\n${paragraphs.join('\n\n')}\n`;
}

/** Two thirds any words, one third words that stand more than once. */
export function pickSpans(text: string, count: number, random: Random): readonly Span[] {
  const words = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const spans: Span[] = [];
  for (let tries = 0; spans.length < count && tries < 2000; tries++) {
    const first = random.below(words.length);
    const length = random.chance(0.15) ? 8 + random.below(12) : 1 + random.below(4);
    const start = words[first]?.start;
    const end = words[Math.min(words.length - 1, first + length - 1)]?.end;
    if (start === undefined || end === undefined || text.slice(start, end).includes('\n') || end - start < 2) continue;
    const repeated = text.indexOf(text.slice(start, end)) !== text.lastIndexOf(text.slice(start, end));
    if (repeated === spans.length % 3 < 1) spans.push({ start, end });
  }
  return spans;
}

export interface CorpusOptions {
  readonly examples: string;
  readonly seeds: readonly number[];
  readonly spansPerText: number;
  readonly oldTextKnown: boolean;
}

/** Edits every text in every way, several spans a time, and compares where they are found with where they went. */
export function runCorpus(options: CorpusOptions, report: (check: Check) => void): Map<string, Tally> {
  const texts = corpusTexts(options.examples);
  const tallies = new Map<string, Tally>();
  const kinds = [...Object.keys(EDITS), 'all at once'];
  for (const seed of options.seeds) {
    for (const { name, text } of texts) {
      const foreign = texts.flatMap((other) => other.text.split('\n').filter((line) => line.length > 60 && !text.includes(line)));
      if (foreign.length === 0) foreign.push('The weather on the coast stays mild for the season, with light winds from the north and a little rain in the hills towards the weekend.');
      const random = randomFrom(seed * 7919 + name.length);
      for (const span of pickSpans(text, options.spansPerText, random)) {
        for (const edit of kinds) {
          const setting = { span, random, foreign };
          const edited = edit === 'all at once' ? allAtOnce(original(text), setting) : (EDITS[edit]?.(original(text), setting) ?? original(text));
          const check = judge(text, edited, span, options.oldTextKnown);
          if (!check) continue;
          const tally = tallies.get(edit) ?? { checks: 0, exact: 0, wrong: 0, near: 0, orphaned: 0 };
          tallies.set(edit, tally);
          tally.checks++;
          tally[check.outcome]++;
          if (check.outcome !== 'exact') report({ seed, text: name, edit, quote: text.slice(span.start, span.end), ...check });
        }
      }
    }
  }
  return tallies;
}

function judge(text: string, edited: EditedText, span: Span, oldTextKnown: boolean): Pick<Check, 'outcome' | 'detail'> | undefined {
  const truth = truthOf(edited, span);
  if (truth === 'torn') return undefined;
  const now = textOf(edited);
  const annotation = { id: 'x', kind: 'tag' as const, ...quoteAt(text, span) };
  const sidecar = { version: 1 as const, article: {}, annotations: [{ annotator: 'a', line: 0, annotation }] };
  const place = anchorAnnotations(now, sidecar, oldTextKnown ? { oldText: text } : {})[0]?.place;
  const around = ({ start, end }: Span) => JSON.stringify(`${now.slice(Math.max(0, start - 30), start)}[${now.slice(start, end)}]${now.slice(end, end + 30)}`);
  const detail = `expected ${truth === 'gone' ? 'gone' : around(truth)}, got ${!place || 'orphan' in place ? `orphan of ${JSON.stringify(place?.candidates.length)}` : `${around(place.span)} (${place.how}, ${place.score.toFixed(2)})`}`;
  if (!place || 'orphan' in place) return { outcome: truth === 'gone' ? 'exact' : 'orphaned', detail };
  if (truth === 'gone') return { outcome: 'wrong', detail };
  if (place.span.start === truth.start && place.span.end === truth.end) return { outcome: 'exact', detail };
  const shared = Math.min(place.span.end, truth.end) - Math.max(place.span.start, truth.start);
  return { outcome: shared * 2 > Math.max(place.span.end - place.span.start, truth.end - truth.start) ? 'near' : 'wrong', detail };
}
