import type { Difference, EntityDifference } from './errors';
import type { Scores, Share, SpanScore } from './score';
import { rates, type Rates, type Tally } from './tally';

/** The scores as a table for people: precision, recall and F, and the counts they come from. */
export function reportText({ articles, actors, figures, claims }: Scores): string {
  const lines = [
    `${articles} articles`,
    '',
    row('', ['exact P', 'R', 'F', 'overlap P', 'R', 'F', 'gold', 'found']),
    ...block('actors', actors.all, actors.types),
    row('  exact and right type', rateCells(rates(actors.typed))),
    `  right types        ${shareText(actors.rightTypes)}`,
    `  entity B³          ${ratesText(actors.entities)} over spans found; ${ratesText(actors.entitiesOfAll)} over all`,
    '',
    ...block('figures', figures.all, figures.types),
    row('  exact and right type', rateCells(rates(figures.typed))),
    `  right types        ${shareText(figures.rightTypes)}`,
    `  right values       ${shareText(figures.rightValues)}`,
    '',
    ...block('claims', claims.all, []),
    ...block('hedge cues', claims.hedgeCues, []),
    ...block('all cues', claims.cues, claims.categories),
    ...block('sources', claims.sources, []),
    `  right categories   ${shareText(claims.rightCategories)}`,
    `  source of a cue    ${shareText(claims.sourceOfCue)}`,
    `  claim characters   ${tallyText(claims.characters)}`,
    `  hedged sentences   ${tallyText(claims.hedgedSentences)}`,
  ];
  return lines.join('\n') + '\n';
}

export function differencesText(list: readonly Difference[], entities: readonly EntityDifference[]): string {
  const spans = list.map(({ article, start, what, error, detail, context }) => `${article}:${start}\t${what}\t${error}\t${detail}\t${context}`);
  const clusters = entities.map(({ error, entity, parts }) => {
    const into = parts.map(({ entity: id, mentions, names }) => `${id} (${mentions}: ${names.join(', ')})`).join('; ');
    return `entity\t${error}\t${entity}\t${into}`;
  });
  return [...spans, ...clusters].map((line) => `${line}\n`).join('');
}

function block(name: string, all: SpanScore, parts: readonly SpanScore[]): string[] {
  return [spanRow(name, all), ...parts.map((part) => spanRow(`  ${part.name}`, part))];
}

function spanRow(name: string, { exact, overlap }: SpanScore): string {
  return row(name, [...rateCells(rates(exact)), ...rateCells(rates(overlap)), String(exact.gold), String(exact.found)]);
}

function row(name: string, cells: readonly string[]): string {
  return (name.padEnd(20) + cells.map((cell) => cell.padStart(10)).join('')).trimEnd();
}

function rateCells({ precision, recall, f }: Rates): string[] {
  return [precision, recall, f].map((rate) => rate.toFixed(3));
}

export function ratesText(value: Rates): string {
  const [precision, recall, f] = rateCells(value);
  return `P ${precision} R ${recall} F ${f}`;
}

function tallyText(tally: Tally): string {
  return `${ratesText(rates(tally))}  (gold ${tally.gold}, found ${tally.found})`;
}

function shareText({ right, of }: Share): string {
  return `${of === 0 ? '–' : (right / of).toFixed(3)}  (${right} of ${of})`;
}
