import { ACTOR_TYPES, FIGURE_TYPES, type FigureValue, type MarkKind } from '../../model';
import { figureValueIn } from './webBodies';

/** What a type of brat is here; undefined: a tag of that name. */
export function kindOfType(type: string): { readonly kind: MarkKind; readonly type?: string } | undefined {
  return KINDS.get(type);
}

const camelCase = (word: string) => word.split('-').map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('');

const KINDS = new Map<string, { readonly kind: MarkKind; readonly type?: string }>([
  ...ACTOR_TYPES.map((type) => [camelCase(type), { kind: 'actor', type }] as const),
  ...FIGURE_TYPES.map((type) => [camelCase(type), { kind: 'figure', type }] as const),
  ['Actor', { kind: 'actor' }],
  ['Figure', { kind: 'figure' }],
  ['Claim', { kind: 'claim' }],
]);

/** A tag or relation as our export spells it in ASCII: `over_lines`, `a__26_b`. */
export function spelledOut(identifier: string): string {
  return identifier.replace(/_([0-9a-f]{2,6})_|_/g, (whole, hex: string | undefined) => {
    if (hex === undefined) return ' ';
    const point = parseInt(hex, 16);
    const character = point > 0x20 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
    // what needed no spelling out was not spelled out
    return character === '' || /[A-Za-z0-9-]/.test(character) ? whole.replaceAll('_', ' ') : character;
  });
}

/** What the note of an annotation of our own export holds: `annotator: …; entity: …; value: …; note: …; rule: …`. */
export interface OwnNote {
  readonly annotator?: string;
  readonly entity?: string;
  readonly value?: FigureValue;
  readonly note?: string;
}

/** Its parts stand in this order, with `; ` between them, which values and notes may hold too. */
export function readOwnNote(text: string): OwnNote {
  const parts = text.split('; ');
  const next = (prefix: string) => (parts[0]?.startsWith(prefix) ? parts.shift()?.slice(prefix.length) : undefined);
  const annotator = next('annotator: ');
  const entity = next('entity: ')?.split(' ', 1)[0];
  let json = next('value: ');
  while (json !== undefined && !json.endsWith('}') && parts.length > 0) json += `; ${parts.shift() ?? ''}`;
  const value = json === undefined ? undefined : figureValueIn(json);
  if (parts.at(-1)?.startsWith('rule: ')) parts.pop();
  const note = parts.join('; ').replace(/^note: /, '');
  return {
    ...(annotator !== undefined && annotator !== '' && { annotator }),
    ...(entity !== undefined && { entity }),
    ...(value && { value }),
    ...(note !== '' && { note }),
  };
}
