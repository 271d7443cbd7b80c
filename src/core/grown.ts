/** For what stays in memory: a sixteenth of it is unused on average, and what is copied while it grows is eight times as much. */
export const SPARINGLY = 1.125;

/** Arrays of numbers of one width. */
type Numbers = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

/** A longer copy of an array of numbers with room for `least`, and `growth` times as long as before, so that growing stays linear. */
export function grown(values: Uint8Array, least: number, growth?: number): Uint8Array<ArrayBuffer>;
export function grown(values: Uint16Array, least: number, growth?: number): Uint16Array<ArrayBuffer>;
export function grown(values: Uint32Array, least: number, growth?: number): Uint32Array<ArrayBuffer>;
export function grown(values: Numbers, least: number, growth?: number): Numbers;
export function grown(values: Uint8Array | Uint16Array | Uint32Array, least: number, growth = 2): Numbers {
  const length = Math.max(least, Math.ceil(values.length * growth));
  const longer = values instanceof Uint8Array ? new Uint8Array(length) : values instanceof Uint16Array ? new Uint16Array(length) : new Uint32Array(length);
  longer.set(values);
  return longer;
}
