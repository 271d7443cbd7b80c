import assert from 'node:assert/strict';
import { ACTOR_TYPES, CUE_CATEGORIES, FIGURE_TYPES, type QuotedSpan } from '../../../../src/core/model';
import type { Judged } from '../../../../src/core/evaluate/model';

/** An article of ours with what a reader who follows the guide marks in it, each list in the order of the text. */
export interface MarkedArticle {
  readonly text: string;
  /** "quote | type" */
  readonly actors: readonly string[];
  /** "quote | type" */
  readonly figures: readonly string[];
  /** "quote | category: cue; category: cue | source" (no source: two parts) */
  readonly claims: readonly string[];
}

const IN_WORD = /^\p{L}\p{L}$/u;

/** Gives the marks their places: each stands at or behind the one before; cues and sources stand nearest to their claim. */
export function readMarkedArticle({ text, actors, figures, claims }: MarkedArticle): Judged[] {
  return [
    ...inOrder(actors).map(({ span, rest: [type] }): Judged => ({ kind: 'actor', ...span, type: known(ACTOR_TYPES, type), entity: span.quote })),
    ...inOrder(figures).map(({ span, rest: [type] }): Judged => ({ kind: 'figure', ...span, type: known(FIGURE_TYPES, type), value: {} })),
    ...inOrder(claims, true).map(({ span, rest: [cues = '', source] }): Judged => {
      const placed = cues.split('; ').map((cue) => {
        const [category, ...words] = cue.split(': ');
        return { ...nearest(words.join(': '), span), category: known(CUE_CATEGORIES, category) };
      });
      return { kind: 'claim', ...span, hedged: placed.some(({ category }) => category !== 'attribution'), cues: placed, ...(source ? { source: nearest(source, span) } : {}) };
    }),
  ];

  function inOrder(entries: readonly string[], mayNest = false): { span: QuotedSpan; rest: string[] }[] {
    let at = 0;
    return entries.map((entry) => {
      const [quote = '', ...rest] = entry.split(' | ');
      const start = text.indexOf(quote, at);
      assert.ok(start >= 0, `"${quote}" does not stand where the list has it`);
      at = mayNest ? start : start + quote.length;
      return { span: { start, end: start + quote.length, quote }, rest };
    });
  }

  function nearest(quote: string, { start, end }: QuotedSpan): QuotedSpan {
    let best = -1;
    let distance = Infinity;
    for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
      const away = at >= start && at < end ? 0 : Math.min(Math.abs(at - end), Math.abs(start - at - quote.length));
      const whole = !IN_WORD.test(text.slice(at - 1, at + 1)) && !IN_WORD.test(text.slice(at + quote.length - 1, at + quote.length + 1));
      if (whole && away < distance) {
        best = at;
        distance = away;
      }
    }
    assert.ok(best >= 0, `"${quote}" stands nowhere`);
    return { start: best, end: best + quote.length, quote };
  }
}

function known<T extends string>(all: readonly T[], value: string | undefined): T {
  const found = all.find((one) => one === value);
  assert.ok(found, `${value ?? 'nothing'} is none of ${all.join(', ')}`);
  return found;
}
