import unitData from './lexicon/units.yaml';
import { table, words } from './readYaml';

/** A unit of measure: (value + offset) × factor is the value in the base unit. */
export interface Unit {
  readonly unit: string;
  readonly base: string;
  readonly factor: number;
  readonly offset: number;
  readonly forms: readonly string[];
  /** Abbreviations that are the unit only right behind digits. */
  readonly glued: readonly string[];
}

export const UNITS: readonly Unit[] = (Array.isArray(unitData) ? unitData : []).map((entry: unknown) => {
  const unit = table(entry);
  return {
    unit: String(unit.get('unit')),
    base: String(unit.get('base')),
    factor: Number(unit.get('factor')),
    offset: Number(unit.get('offset') ?? 0),
    forms: words(unit.get('forms')),
    glued: words(unit.get('glued') ?? []),
  };
});

const byName: ReadonlyMap<string, Unit> = new Map(UNITS.map((unit) => [unit.unit, unit]));

/** The unit of a figure's value, by its name there ("km", "years"). */
export function unitNamed(name: string): Unit | undefined {
  return byName.get(name);
}
