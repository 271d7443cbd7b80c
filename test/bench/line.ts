/** One line of the table: a piece of work, what it costs us, and what it is held against in the same run. */
export interface BenchLine {
  readonly work: string;
  readonly unit: 'ms' | 's' | 'kB' | 'MB' | 'GB';
  readonly ours: number;
  /** What the work cannot do without: reading the bytes, parsing the YAML. */
  readonly floor?: Compared;
  /** A program that people use for work of this kind. */
  readonly peer?: Compared;
  /** What has to hold: ours is at most so many times the floor, the peer, or a number of its own unit. */
  readonly reach?: { readonly times: number; readonly of: 'floor' | 'peer' } | { readonly most: number };
}

export interface Compared {
  readonly name: string;
  readonly value: number;
}

export interface JudgedLine extends BenchLine {
  readonly ratio: number | undefined;
  readonly holds: boolean | undefined;
}

export function judge(line: BenchLine): JudgedLine {
  const { ours, reach, floor, peer } = line;
  const against = reach && 'of' in reach ? (reach.of === 'floor' ? floor : peer) : (peer ?? floor);
  const ratio = against && against.value > 0 ? ours / against.value : undefined;
  if (!reach) return { ...line, ratio, holds: undefined };
  if ('most' in reach) return { ...line, ratio, holds: ours <= reach.most };
  return { ...line, ratio, holds: ratio === undefined ? undefined : ratio <= reach.times };
}

/** The table as text, a line of it for each piece of work. */
export function tableOf(lines: readonly JudgedLine[]): string {
  const rows = lines.map(({ work, unit, ours, floor, peer, ratio, reach, holds }) => [
    work,
    amount(ours, unit),
    floor ? `${amount(floor.value, unit)} ${floor.name}` : '',
    peer ? `${amount(peer.value, unit)} ${peer.name}` : '',
    ratio === undefined ? '' : ratio.toFixed(2),
    !reach ? '' : 'most' in reach ? `≤ ${amount(reach.most, unit)}` : `≤ ${reach.times} × ${reach.of}`,
    holds === undefined ? '' : holds ? 'yes' : 'NO',
  ]);
  const all = [['work', 'ours', 'floor', 'peer', 'ratio', 'reach', 'holds'], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  return all.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()).join('\n');
}

function amount(value: number, unit: string): string {
  return `${value >= 100 ? Math.round(value) : Number(value.toPrecision(3))} ${unit}`;
}
