import type { Article } from '../../../../src/core/article/model';

/** Every line a body line: what the claim rules see, whatever the article parser makes of odd texts. */
export function splitArticle(text: string): Article {
  let start = 0;
  const lines = text.split('\n').map((line) => {
    const from = start;
    start += line.length + 1;
    return { start: from, end: from + line.length, text: line, role: 'body' as const };
  });
  return { text, lines };
}
