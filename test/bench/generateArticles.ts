import fs from 'node:fs';
import path from 'node:path';

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * News text of any length: sentences of the example articles in new order, their digits drawn anew, so that hardly a line
 * comes twice and nothing can be remembered from one to the next.
 * @param length of each article in UTF-16 units, about.
 */
export function generateArticles(count: number, length: number, seed = 1): string[] {
  const random = seededRandom(seed);
  const sentences = readSentences(path.resolve('examples'));
  const pick = () => sentences[Math.floor(random() * sentences.length)] ?? '';
  const article = () => {
    const paragraphs: string[] = [];
    for (let size = 0; size < length; ) {
      const paragraph = Array.from({ length: 2 + Math.floor(random() * 4) }, pick)
        .join(' ')
        .replace(/\d/g, () => String(Math.floor(random() * 9) + 1));
      paragraphs.push(paragraph);
      size += paragraph.length + 2;
    }
    return paragraphs.join('\n\n') + '\n';
  };
  return Array.from({ length: count }, article);
}

function readSentences(folder: string): string[] {
  return fs
    .readdirSync(folder)
    .filter((name) => /\.(txt|md|article)$/.test(name))
    .sort()
    .flatMap((name) => fs.readFileSync(path.join(folder, name), 'utf8').split(/[\r\n]+/)) // a stray \r would be a line of its own to an editor
    .flatMap((paragraph) => paragraph.split(/(?<=[.!?][”"]?) (?=[\p{Lu}“"])/u))
    .filter((sentence) => sentence.length > 30);
}
