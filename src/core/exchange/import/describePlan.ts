import type { Annotation } from '../../sidecar/model';
import type { ImportPlan, PlannedAnnotation, PlannedArticle } from './planModel';

/** More lines than these say nothing to a reader. */
const MOST_LISTED = 2000;

export interface PlanCounts {
  readonly added: number;
  readonly doubtful: number;
  readonly there: number;
  readonly differing: number;
  /** Entries of codebook.yaml and actors.yaml. */
  readonly entries: number;
  /** Articles that something is written beside. */
  readonly articles: number;
}

export function countPlan({ articles, registries }: Pick<ImportPlan, 'articles' | 'registries'>): PlanCounts {
  const sum = (field: 'added' | 'doubtful' | 'there' | 'differing') => articles.reduce((total, article) => total + article[field].length, 0);
  return {
    added: sum('added') + sum('doubtful'),
    doubtful: sum('doubtful'),
    there: sum('there'),
    differing: sum('differing'),
    entries: registries.reduce((total, { added }) => total + added.length, 0),
    articles: articles.filter(({ operations }) => operations.length > 0).length,
  };
}

/** In one line what is going to be written. */
export function summarisePlan(plan: ImportPlan): string {
  const { added, doubtful, there, differing, entries, articles } = countPlan(plan);
  return [
    `${count(added, 'annotation')} for ${count(articles, 'article')}${doubtful > 0 ? `, ${doubtful} of them for review` : ''}`,
    ...(entries > 0 ? [`${entries} entries for ${plan.registries.filter((registry) => registry.added.length > 0).map(({ file }) => `${file}.yaml`).join(' and ')}`] : []),
    ...(there > 0 ? [`${there} there already`] : []),
    ...(differing > 0 ? [`${differing} there already, saying something else`] : []),
    ...(plan.missing.length > 0 ? [`${count(plan.missing.length, 'article')} not in the folder`] : []),
  ].join('; ');
}

/**
 * The plan as a page of plain text: what a person reads before anything is written.
 * @param state how far it is, in one sentence.
 */
export function describePlan(plan: ImportPlan, title: string, state = 'Nothing has been written yet.'): string {
  const lines = [title, '', `${summarisePlan(plan)}.`, state, '', '+ is added', '? is added, and will stand in Needs Review', '= is there already', '≠ is there already and says something else: it stays'];
  let room = MOST_LISTED;
  for (const article of plan.articles) {
    lines.push('', ...headOf(article));
    const items = [
      ...article.added.map((item) => itemLine('+', item)),
      ...article.doubtful.map((item) => itemLine('?', item)),
      ...article.differing.map((item) => itemLine('≠', item)),
      ...article.there.map((item) => itemLine('=', item)),
    ];
    lines.push(...items.slice(0, Math.max(0, room)));
    if (items.length > room) lines.push(`  … and ${items.length - Math.max(0, room)} more`);
    room -= items.length;
  }
  for (const { file, added, there, problem } of plan.registries) {
    lines.push('', `${file}.yaml`, ...(problem ? [`  ! nothing can be added: ${problem.message}`] : []), ...added.map((name) => `  + ${oneLine(name)}`), ...there.map((name) => `  = ${oneLine(name)}`));
  }
  if (plan.missing.length > 0) {
    lines.push('', 'Not in the folder: put these articles there, or rename them, and import again', ...plan.missing.map(missingLine));
  }
  if (plan.notes.length > 0) lines.push('', 'Not taken over', ...plan.notes.map((note) => `  ${note}`));
  return `${lines.join('\n')}\n`;
}

function headOf({ article, added, doubtful, there, differing, problem }: PlannedArticle): readonly string[] {
  if (problem) return [article, `  ! nothing can be added: ${article}.annotations.yaml, line ${problem.line + 1}: ${problem.message}`];
  return [`${article}: ${added.length} added, ${doubtful.length} for review, ${there.length + differing.length} there already`];
}

function missingLine({ name, annotations, candidates }: ImportPlan['missing'][number]): string {
  const could = candidates.length > 0 ? ` (could be ${candidates.slice(0, 5).join(' or ')})` : '';
  return `  ${oneLine(name)}: ${count(annotations, 'annotation')}${could}`;
}

function itemLine(sign: string, { annotator, annotation }: PlannedAnnotation): string {
  return `  ${sign} ${what(annotation)} “${oneLine(annotation.quote)}” (${oneLine(annotator)})`;
}

function what({ kind, type, hedged, tags = [], status, segments = [] }: Annotation): string {
  const words = [kind === 'claim' ? (hedged ? 'hedged claim' : 'attributed claim') : (type ?? kind), tags.map(oneLine).join(', '), segments.length > 0 ? `${segments.length + 1} pieces` : '', status === 'rejected' ? 'rejected' : ''];
  return words.filter((word) => word !== '').join(', ');
}

const LONGEST = 80;

function oneLine(words: string): string {
  const flat = words.replace(/\s+/gu, ' ');
  return flat.length > LONGEST ? `${flat.slice(0, LONGEST).trimEnd()}…` : flat;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
