/** A typed array of its own takes 200 bytes beside its content: small ones of one time share the memory of a page, which is freed when all of them are. */
const PAGE = 1 << 16;
/** What is longer gets memory of its own. */
const LONGEST = PAGE / 4;

/** @returns what copies bytes to where they stay. */
export function createPages(): (bytes: Uint8Array) => Uint8Array {
  let page = new Uint8Array();
  let at = 0;
  return (bytes) => {
    if (bytes.length > LONGEST) return bytes.slice();
    if (at + bytes.length > page.length) {
      page = new Uint8Array(PAGE);
      at = 0;
    }
    const kept = page.subarray(at, at + bytes.length);
    kept.set(bytes);
    at += bytes.length;
    return kept;
  };
}
