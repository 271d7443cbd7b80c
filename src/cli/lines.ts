/**
 * The lines of a stream of UTF-8 bytes, without their LF or CRLF. (node:readline would also split at U+2028, which may
 * stand inside a JSON string.) Holds one line at a time, of any length.
 */
export async function* lines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let pending: string[] = [];
  for await (const chunk of chunks) {
    const [head = '', ...rest] = decoder.decode(chunk, { stream: true }).split('\n');
    pending.push(head);
    for (const piece of rest) {
      yield withoutReturn(pending.join(''));
      pending = [piece];
    }
  }
  const last = pending.join('') + decoder.decode();
  if (last !== '') yield withoutReturn(last);
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
