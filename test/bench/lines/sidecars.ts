import { load } from 'js-yaml';
import { parse } from 'yaml';
import { createPipeline } from '../../../src/core/pipeline';
import { newId } from '../../../src/core/sidecar/newId';
import { readSidecar } from '../../../src/core/sidecar/readSidecar';
import { applyOperations } from '../../../src/core/sidecar/writeSidecar';
import { processAll, sidecarFor } from '../benchCorpus';
import { generateArticles, seededRandom } from '../generateArticles';
import type { BenchLine } from '../line';
import { measure } from '../measure';

/** Files that are read in one round; the figure is given for the ten thousand of the table. */
const SAMPLE = 200;
const ALL = 10_000;

/** Reading and writing sidecars. */
export async function sidecarLines(rounds: number): Promise<BenchLine[]> {
  const pipeline = createPipeline();
  const texts = generateArticles(SAMPLE, 5000, 6);
  const sidecars = processAll(pipeline, texts).map((marks, n) => sidecarFor(texts[n] ?? '', marks, 20, n));
  const [text = ''] = generateArticles(1, 100_000, 7);
  const [marks] = processAll(pipeline, [text]);
  const large = marks ? sidecarFor(text, marks, 1000, 1) : '';
  const open = (sidecar?: string) => pipeline.process({ corpus: '', article: 'open', text, live: true, ...(sidecar !== undefined && { sidecar }) });
  const random = seededRandom(8);
  const add = () =>
    applyOperations(large, [{ op: 'add', annotator: 'alice', annotation: { id: newId(random), kind: 'tag', quote: text.slice(1000, 1020), tags: ['new'] } }]);
  open();
  const times = await measure(
    [
      { name: 'ours', run: () => sidecars.forEach((sidecar) => readSidecar(sidecar)) },
      { name: 'js-yaml', run: () => sidecars.forEach((sidecar) => load(sidecar)) },
      { name: 'yaml', run: () => sidecars.forEach((sidecar) => void parse(sidecar)) },
      { name: 'open bare', run: () => open() },
      { name: 'open', run: () => open(large) },
      { name: 'yaml of 1,000', run: () => void parse(large) },
      { name: 'add', run: add },
    ],
    rounds,
  );
  const scale = ALL / SAMPLE;
  return [
    {
      work: 'reading 10,000 canonical sidecars of 20 annotations',
      unit: 'ms',
      ours: times('ours') * scale,
      floor: { name: 'yaml', value: times('yaml') * scale },
      peer: { name: 'js-yaml', value: times('js-yaml') * scale },
      reach: { times: 2, of: 'peer' },
    },
    {
      work: 'opening an article with 1,000 annotations (its lines tagged before)',
      unit: 'ms',
      ours: times('open'),
      floor: { name: 'yaml', value: times('yaml of 1,000') },
      peer: { name: 'without a sidecar', value: times('open bare') },
      reach: { times: 1.3, of: 'floor' },
    },
    { work: 'adding one to 1,000 annotations, beside the flush', unit: 'ms', ours: times('add'), floor: { name: 'yaml', value: times('yaml of 1,000') }, reach: { most: 20 } },
  ];
}
