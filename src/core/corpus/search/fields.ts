import { CUE_CATEGORIES, MARK_KINDS } from '../../model';
import { CERTAINTY_GRADES, certaintyOf, gradeOf } from '../certainty';
import type { CorpusEntity } from '../corpusEntity';
import type { ArticleMarks, Mark, Orphan } from '../model';
import { foldName, slugOf } from '../nameVariants';
import { QueryError, type Comparison, type Term } from './parseQuery';

/** An article as a search sees it. */
export interface SearchedArticle {
  /** Path, as people see it. */
  readonly name: string;
  /** What the index knows it by, for those who look by address. */
  readonly address?: string;
  readonly marks: Pick<ArticleMarks, 'metadata' | 'marks' | 'orphans'>;
  entityOf(localId: string): Pick<CorpusEntity, 'id' | 'names'> | undefined;
}

/** What is searched: a mark, or an annotation without a place. */
export interface Searched {
  readonly mark?: Mark;
  readonly orphan?: Orphan;
}

export type Condition = (searched: Searched, article: SearchedArticle) => boolean;

interface Field {
  /** For the list of what can be written. */
  readonly example: string;
  make(values: readonly string[], comparison: Comparison): Condition;
}

const STATUSES = ['suggested', 'accepted', 'rejected', 'manual', 'orphaned'] as const;
/** Stands for any value at all. */
const ANY = '*';

/** What can be asked of an annotation or a suggestion. */
export const SEARCH_FIELDS: ReadonlyMap<string, Field> = new Map(
  Object.entries({
    kind: { example: 'kind:claim', make: oneOf('kind', MARK_KINDS, ({ mark, orphan }) => mark?.kind ?? orphan?.annotation.kind) },
    type: { example: 'type:person', make: words(({ mark, orphan }) => (mark && 'type' in mark ? [mark.type] : present(orphan?.annotation.type)), equal) },
    code: { example: 'code:blame', make: words(({ mark, orphan }) => mark?.tags ?? orphan?.annotation.tags ?? [], equal) },
    actor: { example: 'actor:falcons', make: actor },
    source: { example: 'source:ministry', make: source },
    cue: { example: 'cue:hearsay', make: oneOf('cue', CUE_CATEGORIES, ({ mark }) => (mark?.kind === 'claim' ? mark.cues.map(({ category }) => category) : undefined)) },
    certainty: { example: 'certainty<0.5', make: certainty },
    annotator: { example: 'annotator:alice', make: words(({ mark, orphan }) => present(mark?.annotator ?? orphan?.annotator), equal) },
    status: { example: 'status:accepted', make: oneOf('status', STATUSES, ({ mark }) => mark?.state ?? 'orphaned') },
    date: { example: 'date>=2024-05', make: date },
    outlet: { example: 'outlet:wire', make: words((_searched, { marks }) => present(marks.metadata.outlet?.quote), contains) },
    article: { example: 'article:northern', make: words((_searched, { name, marks }) => [name, ...present(marks.metadata.title?.quote)], contains) },
    note: { example: 'note:check', make: words(({ mark, orphan }) => [...present(mark?.note ?? orphan?.annotation.note), ...(mark?.replies ?? orphan?.annotation.replies ?? []).flatMap(({ text }) => present(text))], contains) },
    text: { example: 'text:"border post"', make: words(({ mark, orphan }) => present(mark?.quote ?? orphan?.annotation.quote), contains) },
  } satisfies Record<string, Field>),
);

/** @throws QueryError */
export function conditionOf({ field, comparison, values, negated }: Term): Condition {
  const known = SEARCH_FIELDS.get(field === 'tag' ? 'code' : field);
  if (!known) throw new QueryError(`There is no field ${field}; write one of ${[...SEARCH_FIELDS.keys()].join(', ')}, or put the words in quotation marks.`);
  if (comparison !== ':' && field !== 'date' && field !== 'certainty') throw new QueryError(`${field} cannot be compared; write ${known.example}.`);
  const holds = known.make(values, comparison);
  return negated ? (searched, article) => !holds(searched, article) : holds;
}

function present(value: string | undefined): readonly string[] {
  return value === undefined ? [] : [value];
}

function fold(text: string): string {
  return foldName(text).replace(/\s+/gu, ' ');
}

function equal(having: string, wanted: string): boolean {
  return having === wanted;
}

function contains(having: string, wanted: string): boolean {
  return having.includes(wanted);
}

/** Compared without case and diacritics. */
function words(valuesOf: (searched: Searched, article: SearchedArticle) => readonly string[], matches: (having: string, wanted: string) => boolean): Field['make'] {
  return (values) => {
    const wanted = values.map(fold);
    return (searched, article) => {
      const having = valuesOf(searched, article);
      return wanted.some((value) => (value === ANY ? having.length > 0 : having.some((each) => matches(fold(each), value))));
    };
  };
}

/** A field with a fixed list of values. */
function oneOf(field: string, known: readonly string[], valueOf: (searched: Searched) => string | readonly string[] | undefined): Field['make'] {
  return (values) => {
    const wrong = values.find((value) => !known.includes(value.toLowerCase()));
    if (wrong !== undefined) throw new QueryError(`${field}:${wrong} is not known; write one of ${known.join(', ')}.`);
    const wanted = new Set(values.map((value) => value.toLowerCase()));
    return (searched) => [valueOf(searched) ?? []].flat().some((value) => wanted.has(value));
  };
}

/** An actor by its id or part of a name: its mentions, what holds one of them, and the claims of which it is the source. */
function actor(values: readonly string[]): Condition {
  const isIt = entityMatcher(values);
  const places = perArticle((article) => article.marks.marks.filter((mark) => mark.kind === 'actor' && isIt(mark.entity, article)));
  return ({ mark, orphan }, article) => {
    if (orphan) return orphan.annotation.entity !== undefined && isIt(orphan.annotation.entity, article);
    if (!mark) return false;
    if (mark.kind === 'actor') return isIt(mark.entity, article);
    if (mark.kind === 'claim' && mark.source?.entity !== undefined && isIt(mark.source.entity, article)) return true;
    return places(article).some(({ start, end }) => start >= mark.start && end <= mark.end);
  };
}

/** The source of a claim, by its actor or its words. */
function source(values: readonly string[]): Condition {
  const isIt = entityMatcher(values);
  const wanted = values.map(fold);
  return ({ mark, orphan }, article) => {
    const given = mark?.kind === 'claim' ? mark.source : orphan?.annotation.source;
    if (!given) return false;
    return (given.entity !== undefined && isIt(given.entity, article)) || wanted.some((value) => value === ANY || fold(given.quote).includes(value));
  };
}

function entityMatcher(values: readonly string[]): (localId: string, article: SearchedArticle) => boolean {
  const slugs = values.map((value) => (value === ANY ? '' : slugOf(value)));
  const known = perArticle(() => new Map<string, boolean>());
  return (localId, article) => {
    const answers = known(article);
    let answer = answers.get(localId);
    if (answer === undefined) {
      const entity = article.entityOf(localId);
      const names = entity ? [entity.id, ...entity.names.map(slugOf)] : [localId];
      answer = slugs.some((slug) => names.some((name) => name.includes(slug)));
      answers.set(localId, answer);
    }
    return answer;
  };
}

/** Worked out once for each article. */
function perArticle<T>(make: (article: SearchedArticle) => T): (article: SearchedArticle) => T {
  const made = new WeakMap<SearchedArticle, T>();
  return (article) => {
    const known = made.get(article);
    if (known !== undefined) return known;
    const value = make(article);
    made.set(article, value);
    return value;
  };
}

/** Of claims: a number from 0 to 1, or a grade. */
function certainty(values: readonly string[], comparison: Comparison): Condition {
  const tests = values.map((value) => {
    const grade = CERTAINTY_GRADES.find((known) => known === value.toLowerCase());
    if (grade !== undefined && comparison === ':') return { grade };
    const limit = Number(value.trim() === '' ? NaN : value);
    if (Number.isNaN(limit)) throw new QueryError(`certainty${comparison}${value} is not understood; write certainty<0.5 or certainty:${CERTAINTY_GRADES.join('|')}.`);
    return { limit };
  });
  return ({ mark }) => {
    if (mark?.kind !== 'claim') return false;
    return tests.some(({ grade, limit }) => (grade === undefined ? compares(certaintyOf(mark), comparison, limit ?? NaN) : gradeOf(mark) === grade));
  };
}

const DATE = /^\d{4}(-\d\d(-\d\d)?)?$/;

/** Of the article, at the precision that is written: `date:2024` is any day of that year, `date>2024` any after it. */
function date(values: readonly string[], comparison: Comparison): Condition {
  const wrong = values.find((value) => value !== ANY && !DATE.test(value));
  if (wrong !== undefined) throw new QueryError(`date${comparison}${wrong} is not understood; write a year, month or day as 2024, 2024-05 or 2024-05-13.`);
  return (_searched, { marks }) => {
    const iso = marks.metadata.date?.iso;
    if (iso === undefined || iso.startsWith('-')) return false;
    return values.some((value) => {
      if (value === ANY) return true;
      // a date that is known less well than the one asked for lies neither before nor after it, unless it does so anyhow
      if (iso.length < value.length && value.startsWith(iso)) return false;
      return compares(iso.slice(0, value.length), comparison, value);
    });
  };
}

function compares<T extends string | number>(having: T, comparison: Comparison, wanted: T): boolean {
  switch (comparison) {
    case ':':
      return having === wanted;
    case '<':
      return having < wanted;
    case '<=':
      return having <= wanted;
    case '>':
      return having > wanted;
    case '>=':
      return having >= wanted;
  }
}
