// What opening a folder again costs, in a process that has done nothing else, as a session begins: the articles of a bench would lie in the heap otherwise,
// and V8 would go on marking them in every round. Prints the best times as JSON.
//   node out/tools/reopened.js KEPT-INDEX ROUNDS CHANGED…      the index file, and the articles that changed meanwhile
import fs from 'node:fs';
import { createCorpusIndex } from '../../src/core/corpus/corpusIndex';
import { keptArticles, readKeptIndex } from '../../src/core/corpus/kept/keptIndex';
import { measure } from './measure';

const [, , file = '', rounds = '', ...changed] = process.argv;

function reopen(without: readonly string[]): number {
  const kept = readKeptIndex('', fs.readFileSync(file));
  if (!kept) throw new Error('The index that was kept cannot be read.');
  // what files are compared with, each with its name
  const before = keptArticles(kept);
  const index = createCorpusIndex();
  for (const _ of index.goOnFrom(kept, () => without));
  return before.length + index.size;
}

async function run(): Promise<void> {
  const times = await measure(
    [
      { name: 'bytes', run: () => fs.readFileSync(file).length },
      { name: 'unchanged', run: () => reopen([]) },
      { name: 'changed', run: () => reopen(changed) },
    ],
    Number(rounds),
  );
  process.stdout.write(JSON.stringify({ bytes: times('bytes'), unchanged: times('unchanged'), changed: times('changed') }));
}

void run();
