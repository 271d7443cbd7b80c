import type { ExportFormat } from './model';
import { codesXml, refiCodes } from './refiCodes';

/** REFI-QDA codebook 1.0 (https://www.qdasoftware.org): the coding scheme alone, without texts. */
export const refiCodebookFormat: ExportFormat = {
  id: 'refi-codebook',
  label: 'REFI-QDA codebook (.qdc)',
  description: 'the codes for NVivo, MAXQDA, ATLAS.ti and QualCoder',
  extension: 'qdc',
  layout: 'file',
  states: ['accepted', 'manual'],
  async *export(documents, { codes = [] }) {
    const tags = new Set<string>();
    for await (const { rows, orphans } of documents) for (const row of [...rows, ...orphans]) for (const tag of row.tags) tags.add(tag);
    const head = '<?xml version="1.0" encoding="UTF-8"?>\n<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Source Annotator">\n';
    yield { file: 'codebook.qdc', content: `${head}${codesXml(refiCodes(codes, tags, []))}</CodeBook>\n` };
  },
};
