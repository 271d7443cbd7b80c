import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { EXPORT_FORMATS } from '../../../src/core/exchange/formats';

/**
 * Where the text that a format exports is sliced with the offsets it exports, over the fixture of everything that trips
 * them up: test file and the beginning of the test's title. A format that is added must say where it is proved.
 */
const RESLICED: Readonly<Record<string, readonly [file: string, title: string]>> = {
  csv: ['csv', 'the exported text re-slices with the offsets of both units'],
  xlsx: ['xlsx', 'exceljs reads the sheets back; the text re-slices with the offsets of both units'],
  parquet: ['parquet', 'DuckDB reads the columns with their types; the text re-slices with the offsets of both units'],
  jsonl: ['jsonLines', 'the exported text re-slices with the offsets of both units'],
  w3c: ['webAnnotation', 'the text re-slices with code-point positions'],
  html: ['htmlReport', 'the text is the article, and the marks of each row are its very words'],
  markdown: ['markdownReport', 'the words stand in the article at the lines and columns told'],
  'csv-sentences': ['csv', 'sentences: how each is told, by the marks that people left, and what stands in it'],
  brat: ['brat', 'the exported text re-slices with the exported offsets'],
  conll: ['machineLearning', 'four columns; the tokens of each entity are the words'],
  spacy: ['machineLearning', 'the text re-slices with code-point offsets'],
  doccano: ['machineLearning', 'the text re-slices with UTF-16 offsets'],
  'label-studio': ['machineLearning', 'the text re-slices with code-point offsets'],
  'cas-json': ['casJson', 'the text re-slices with UTF-16 offsets'],
  'webanno-tsv': ['webAnnoTsv', 'the text re-slices with UTF-16 offsets of tokens and their parts'],
  tei: ['tei', 'elements and anchors hold the very words'],
  'refi-project': ['refi', 'the texts re-slice with code-point positions'],
};

/** They hold no places in texts. */
const WITHOUT_OFFSETS = ['csv-entities', 'csv-links', 'parquet-entities', 'parquet-links', 'refi-codebook', 'graphml', 'gexf'];

suite('exchange: offsets of every format', () => {
  for (const { id } of EXPORT_FORMATS.filter((format) => !WITHOUT_OFFSETS.includes(format.id))) {
    test(`${id} is re-sliced`, () => {
      const [file, title] = RESLICED[id] ?? assert.fail(`no test slices the text of ${id} with its offsets: write one and name it here`);
      const source = fs.readFileSync(path.join('test/unit/exchange', `${file}.test.ts`), 'utf8');
      assert.ok(source.includes(title), `${file}.test.ts has no test “${title}…”`);
    });
  }
});
