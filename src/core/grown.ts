/** For what stays in memory: more would leave a fifth of it unused. */
export const SPARINGLY = 1.25;

/** A longer copy of an array of numbers with room for `least`, and `growth` times as long as before, so that growing stays linear. */
export function grown(values: Uint8Array, least: number, growth?: number): Uint8Array<ArrayBuffer>;
export function grown(values: Uint32Array, least: number, growth?: number): Uint32Array<ArrayBuffer>;
export function grown(values: Uint8Array | Uint32Array, least: number, growth = 2): Uint8Array<ArrayBuffer> | Uint32Array<ArrayBuffer> {
  const length = Math.max(least, Math.ceil(values.length * growth));
  const longer = values instanceof Uint8Array ? new Uint8Array(length) : new Uint32Array(length);
  longer.set(values);
  return longer;
}
