import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cardFor } from '../../../src/core/corpus/cards';
import { createCorpusIndex, type CorpusIndex } from '../../../src/core/corpus/corpusIndex';
import { createPipeline } from '../../../src/core/pipeline';
import { nameOf, processAll, sidecarFor } from '../benchCorpus';
import { generateArticles } from '../generateArticles';
import type { BenchLine } from '../line';
import { measure } from '../measure';
import { findRipgrep } from '../peers';
import { reopeningLines } from './reopening';

const LENGTH = 5400;

/** The index of a folder: what opening it again and a change cost, cards and references of the actor that is named most often. */
export async function corpusLines(rounds: number, articles: number): Promise<BenchLine[]> {
  const texts = generateArticles(articles, LENGTH, 9);
  const pipeline = createPipeline();
  const bare = processAll(pipeline, texts.slice(0, articles));
  const sidecars = bare.map((marks, n) => sidecarFor(texts[n] ?? '', marks, 20, n));
  bare.length = 0;

  const index = createCorpusIndex();
  for (const [n, text] of texts.entries()) index.set(pipeline.process({ corpus: '', article: nameOf(n), text, sidecar: sidecars[n] ?? '', live: false }).marks, text);

  const [hottest] = index.entities();
  if (!hottest) throw new Error('The generated articles name no actor.');
  const [first] = index.mentions(hottest.id);
  const mark = first?.marks[0];
  if (!first || !mark) throw new Error('The actor named most often is named nowhere.');
  const versions = [`${texts[0] ?? ''}\n\nFresh News Agency and Minister Orla Venn met in Pellworth.\n`, texts[0] ?? ''];
  const marksOf = processAll(pipeline, versions);
  let turn = 0;
  const change = () => {
    const version = turn++ % versions.length;
    const marks = marksOf[version];
    if (marks) index.set(marks, versions[version] ?? '');
    return index.entityOf(nameOf(0), marks?.entities[0]?.id ?? '');
  };

  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'annotator-bench-'));
  try {
    texts.forEach((text, n) => fs.writeFileSync(path.join(folder, `${n}.txt`), text));
    const rg = findRipgrep();
    const times = await measure(
      [
        { name: 'change', run: change },
        { name: 'card', run: () => cardFor(index, first.article, mark) },
        { name: 'references', run: () => referencesOf(index, hottest.id) },
        ...(rg === undefined ? [] : [{ name: 'ripgrep', run: () => spawnSync(rg, ['--only-matching', '--line-number', '--column', '--fixed-strings', hottest.name, folder], { maxBuffer: 1e9 }) }]),
      ],
      rounds,
    );
    return [
      ...reopeningLines(index, articles),
      { work: 'an article’s actors change: the index answers again', unit: 'ms', ours: times('change') },
      { work: `hover card of the actor with ${hottest.mentions} mentions, made of the index`, unit: 'ms', ours: times('card') },
      { work: `all its references, with their lines`, unit: 'ms', ours: times('references'), ...(rg !== undefined && { peer: { name: 'ripgrep', value: times('ripgrep') }, reach: { times: 0.5, of: 'peer' as const } }) },
    ];
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** As the editor makes places of them. @returns something that hangs on all of them. */
function referencesOf(index: CorpusIndex, entity: string): number {
  let sum = 0;
  for (const { article, spans } of index.mentions(entity)) {
    const at = index.positions(article);
    for (const { start, end } of spans) sum += (at?.(start).line ?? 0) + (at?.(end).character ?? 0);
  }
  return sum;
}
