/** An article as programs send it on standard input. @throws Error saying what is missing. */
export function readRecord(value: unknown): { readonly article: string; readonly text: string } {
  if (typeof value !== 'object' || value === null || !('article' in value) || !('text' in value)) throw new Error('expected {"article": …, "text": …}.');
  const { article, text } = value;
  if (typeof article !== 'string' || typeof text !== 'string') throw new Error('"article" and "text" must be strings.');
  return { article, text: text.startsWith('\uFEFF') ? text.slice(1) : text };
}
