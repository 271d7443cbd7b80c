import type { AgreementReport, LabelDisagreement, Side, SpanDisagreement, UnitDisagreement } from './model';

/** A place in an article and what annotators make of it, in words. */
export interface ListedDisagreement {
  readonly article: string;
  /** 0-based. */
  readonly line: number;
  readonly text: string;
}

/** The disagreements behind some of the report's numbers. */
export interface DisagreementList {
  readonly title: string;
  readonly items: readonly ListedDisagreement[];
}

/**
 * Every disagreement once, in lists: for each kind the marks that differ, for each code the marks to which only some gave it, for each label what is
 * said of the same words, and the units behind κ and α.
 */
export function disagreementLists(report: AgreementReport): DisagreementList[] {
  const kinds = new Set(report.rows.filter(({ level }) => level === 'kind').map(({ id }) => id));
  const spans = report.rows.flatMap(({ id, level, spans: all }): DisagreementList[] => {
    if (level === 'all') return [];
    // what differs in extent, or stands on one side alone, is listed with its kind
    const listed = level === 'kind' || !kinds.has(id.split(':')[0] ?? '') ? all : all.filter(({ what }) => what === 'code');
    return [{ title: id, items: listed.map(spanItem) }];
  });
  const labels = report.labels.map(({ id, differing }) => ({ title: id, items: differing.map(labelItem) }));
  const units = report.rows.filter(({ level }) => level === 'kind').map(({ id, units: all }) => ({ title: `${id}: ${report.unit}s that not all of them marked`, items: all.map(unitItem) }));
  return [...spans, ...labels, ...units].filter(({ items }) => items.length > 0);
}

function spanItem({ article, line, what, annotators, sides }: SpanDisagreement): ListedDisagreement {
  const words = ({ annotator, quote }: Side) => `${annotator} “${shortened(quote)}”`;
  const [first] = sides;
  switch (what) {
    case 'only one':
      return { article, line, text: `only ${sides.map(words).join()}, not ${annotators.filter((name) => name !== first?.annotator).join()}` };
    case 'extent':
      return { article, line, text: `ends differ: ${sides.map(words).join(', ')}` };
    case 'code':
      return { article, line, text: `“${shortened(first?.quote ?? '')}”: ${sides.map(({ annotator, codes }) => `${annotator} ${codes.join(', ') || 'no code'}`).join('; ')}` };
  }
}

function labelItem({ article, line, quote, labels }: LabelDisagreement): ListedDisagreement {
  return { article, line, text: `“${shortened(quote)}”: ${labels.map(({ annotator, label }) => `${annotator} ${label}`).join('; ')}` };
}

function unitItem({ article, line, quote, marked, unmarked }: UnitDisagreement): ListedDisagreement {
  return { article, line, text: `“${shortened(quote)}”: marked by ${marked.join(', ')}, not by ${unmarked.join(', ')}` };
}

const LONGEST = 120;

function shortened(quote: string): string {
  const flat = quote.replace(/\s+/gu, ' ');
  return flat.length <= LONGEST ? flat : `${flat.slice(0, LONGEST - 1).trimEnd()}…`;
}
