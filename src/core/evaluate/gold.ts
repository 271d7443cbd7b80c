import { ACTOR_TYPES, CUE_CATEGORIES, FIGURE_TYPES, type ClaimSource, type FigureValue, type QuotedSpan } from '../model';
import type { Judged, JudgedCue } from './model';

/**
 * Reads a gold file: JSON Lines, one span a line with the fields of `analyze --format jsonl`.
 * @throws Error with the line's number where a line is no span of `text`: a score against broken gold means nothing.
 */
export function parseGold(jsonl: string, text: string): Judged[] {
  return jsonl.split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return [readSpan(record(JSON.parse(line)), text)];
    } catch (error) {
      throw new Error(`line ${index + 1}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  });
}

type Fields = Readonly<Record<string, unknown>>;

function readSpan(fields: Fields, text: string): Judged {
  const span = place(fields, text);
  switch (fields.kind) {
    case 'actor':
      return { kind: 'actor', ...span, type: oneOf(ACTOR_TYPES, fields.type, 'type'), entity: string(fields.entity, 'entity') };
    case 'figure':
      return { kind: 'figure', ...span, type: oneOf(FIGURE_TYPES, fields.type, 'type'), value: readValue(fields) };
    case 'claim': {
      const cues = Array.isArray(fields.cues) ? fields.cues.map((cue: unknown) => readCue(record(cue), text)) : [];
      const source = fields.source === undefined || fields.source === null ? undefined : readSource(record(fields.source), text);
      return { kind: 'claim', ...span, hedged: fields.hedged === true, cues, ...(source && { source }) };
    }
    default:
      throw new Error(`kind must be actor, figure or claim, found ${JSON.stringify(fields.kind)}`);
  }
}

function readValue({ min, max, unit, approximate, of }: Fields): FigureValue {
  return {
    ...(isBound(min) && { min }),
    ...(isBound(max) && { max }),
    ...(typeof unit === 'string' && { unit }),
    ...(approximate === true && { approximate }),
    ...(typeof of === 'string' && { of }),
  };
}

function readCue(fields: Fields, text: string): JudgedCue {
  return { ...place(fields, text), category: oneOf(CUE_CATEGORIES, fields.category, 'category') };
}

function readSource(fields: Fields, text: string): ClaimSource {
  return { ...place(fields, text), ...(typeof fields.entity === 'string' && { entity: fields.entity }) };
}

function place({ start, end, quote }: Fields, text: string): QuotedSpan {
  if (typeof start !== 'number' || typeof end !== 'number' || !(start < end)) throw new Error('start and end must be numbers, start before end');
  const there = text.slice(start, end);
  if (quote !== there) throw new Error(`the quote ${JSON.stringify(quote)} is not what stands at ${start}-${end}: ${JSON.stringify(there)}`);
  return { start, end, quote: there };
}

function record(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('expected a JSON object');
  return value as Fields;
}

function string(value: unknown, name: string): string {
  if (typeof value !== 'string') throw new Error(`${name} must be a string, found ${JSON.stringify(value)}`);
  return value;
}

function oneOf<T extends string>(known: readonly T[], value: unknown, name: string): T {
  const found = known.find((item) => item === value);
  if (found === undefined) throw new Error(`${name} must be one of ${known.join(', ')}, found ${JSON.stringify(value)}`);
  return found;
}

function isBound(value: unknown): value is number | string {
  return typeof value === 'number' || typeof value === 'string';
}
