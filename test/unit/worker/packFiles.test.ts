import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { NO_TABLES } from '../../../src/core/corpus/packing/tables';
import { createPipeline } from '../../../src/core/pipeline';
import { readNow } from '../../../src/node/readNow';
import { createPacking, type FilesResult } from '../../../src/worker/packing';
import { sidecarFor } from '../../bench/benchCorpus';

const TEXT = 'A quay for Halvern\n\nThe mayor of Halvern said on Monday that about 40 people might have left.\n';
/** Long before any test. */
const WRITTEN = new Date('2020-02-03T04:05:06.789Z');

suite('files packed by a worker', () => {
  let folder = '';
  setup(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sa-files-'))));
  teardown(() => fs.rmSync(folder, { recursive: true }));

  const write = (name: string, content: string | Uint8Array, when = WRITTEN): void => {
    fs.writeFileSync(path.join(folder, name), content);
    fs.utimesSync(path.join(folder, name), when, when);
  };
  const requestFor = (name: string) => ({ corpus: '', article: `file:///${name}`, name, file: path.join(folder, name), sidecar: path.join(folder, `${name}.annotations.yaml`) });
  const opened = (read = true) => {
    const packing = createPacking(createPipeline(), read ? readNow : undefined);
    packing.open('', { session: 's', tables: NO_TABLES });
    return packing;
  };
  const packed = (name: string) => opened().packFiles('s', requestFor(name));
  const sidecar = (): string => sidecarFor(TEXT, createPipeline().process({ corpus: '', article: '', text: TEXT, live: false }).marks, 1, 1);

  test('are what their texts are packed as', () => {
    write('a.txt', `\uFEFF${TEXT}`);
    write('a.txt.annotations.yaml', sidecar());
    write('b.txt', Buffer.from(`\uFEFF${TEXT}`, 'utf16le'));
    const size = (name: string) => fs.statSync(path.join(folder, name)).size;
    const [packing, texts] = [opened(), opened(false)];
    for (const [name, beside] of [['a.txt', sidecar()], ['b.txt', undefined]] as const) {
      const { stamp, hasSidecar, ...rest } = packing.packFiles('s', requestFor(name)) as FilesResult;
      assert.deepEqual(rest, texts.pack('s', { corpus: '', article: `file:///${name}`, text: TEXT, ...(beside !== undefined && { sidecar: beside }), live: false }));
      assert.equal(hasSidecar, beside !== undefined);
      const file = { mtime: WRITTEN.getTime(), size: size(name) };
      assert.deepEqual(stamp, beside === undefined ? { article: file } : { article: file, sidecar: { mtime: WRITTEN.getTime(), size: size(`${name}.annotations.yaml`) } });
    }
  });

  test('have no stamp where one of them was written just now', () => {
    write('a.txt', TEXT);
    write('a.txt.annotations.yaml', sidecar(), new Date());
    assert.equal((packed('a.txt') as FilesResult).stamp, undefined);
    write('b.txt', TEXT, new Date());
    assert.equal((packed('b.txt') as FilesResult).stamp, undefined);
  });

  test('of which there is something to say are left to whoever asks', () => {
    write('binary.txt', Uint8Array.from([65, 0, 66]));
    write('latin.txt', Buffer.from('Die Bürgermeisterin', 'latin1'));
    write('requirements.txt', TEXT);
    write('alone.txt.annotations.yaml', sidecar());
    write('broken.txt', TEXT);
    write('broken.txt.annotations.yaml', Buffer.from('version: 1 # ü', 'latin1'));
    write('folder.txt', TEXT);
    fs.mkdirSync(path.join(folder, 'folder.txt.annotations.yaml'));
    fs.mkdirSync(path.join(folder, 'also.txt'));
    for (const name of ['binary.txt', 'latin.txt', 'requirements.txt', 'alone.txt', 'broken.txt', 'folder.txt', 'also.txt', 'nowhere/a.txt']) assert.equal(packed(name), 'unread', name);
    write('a.txt', TEXT);
    assert.equal(opened(false).packFiles('s', requestFor('a.txt')), 'unread', 'there is no disk');
    assert.equal(opened().packFiles('of before', requestFor('a.txt')), undefined, 'the session has to be opened first');
  });
});
