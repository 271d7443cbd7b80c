import { SEARCH_FIELDS } from '../core/corpus/search/fields';
import { QueryError } from '../core/corpus/search/parseQuery';
import { annotationQuery, type AnnotationQuery } from '../core/corpus/search/searchAnnotations';
import { OptionError, resolveSettings, type FormatSettings } from '../core/exchange/formatOptions';
import { EXPORT_FORMATS } from '../core/exchange/formats';
import type { ExportFormat } from '../core/exchange/model';
import { groupBy } from '../core/groupBy';
import { UsageError } from './command';

/** The words behind each `--option`. @throws UsageError */
export function settingsOf(format: ExportFormat, given: readonly string[]): FormatSettings {
  const pairs = given.map((pair) => {
    const equals = pair.indexOf('=');
    if (equals < 1) throw new UsageError(`--option ${pair} is not understood; write --option id=value.`);
    return [pair.slice(0, equals), pair.slice(equals + 1)] as const;
  });
  try {
    return resolveSettings(format.options ?? [], new Map(pairs));
  } catch (error) {
    if (error instanceof OptionError) throw new UsageError(`${format.id}: ${error.message}`);
    throw error;
  }
}

/** Formats with the same options share their lines. */
export function optionHelp(): string {
  const sharing = groupBy(EXPORT_FORMATS.filter(({ options = [] }) => options.length > 0), ({ options }) => options);
  return [...sharing].map(([options = [], formats]) => [
    `  ${formats.map(({ id }) => id).join(', ')}`,
    ...options.map(({ id, label, values, text }) => `    ${`${id}=${values.length > 0 ? values.map((value) => value.id).join('|') : (text ?? '')}`}\n        ${label}`),
  ].join('\n')).join('\n');
}

/** The words behind `--where`. @throws UsageError */
export function queryOf(where: string): AnnotationQuery {
  try {
    return annotationQuery(where);
  } catch (error) {
    if (error instanceof QueryError) throw new UsageError(`--where: ${error.message}`);
    throw error;
  }
}

const LINE = 85;

/** An example of each field of a search, in lines. */
export function searchHelp(indent: string): string {
  const lines: string[] = [''];
  for (const { example } of SEARCH_FIELDS.values()) {
    const last = lines.at(-1) ?? '';
    if (last.length + example.length > LINE) lines.push(example);
    else lines[lines.length - 1] = `${last} ${example}`.trimStart();
  }
  return lines.map((line) => indent + line).join('\n');
}
