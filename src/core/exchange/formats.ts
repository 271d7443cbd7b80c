import { bratFormat } from './brat';
import { casJsonFormat } from './casJson';
import { conllFormat } from './conll';
import { csvFormat } from './csv';
import { csvSentencesFormat } from './csvSentences';
import { htmlFormat } from './htmlReport';
import { jsonLinesFormat } from './jsonLines';
import { labelStudioFormat } from './labelStudio';
import { markdownFormat } from './markdownReport';
import type { ExportFormat } from './model';
import { gexfFormat, graphmlFormat } from './network/networkFormats';
import { parquetFormat } from './parquet/parquetFormat';
import { refiCodebookFormat } from './refiCodebook';
import { refiProjectFormat } from './refiProject';
import { teiFormat } from './tei';
import { doccanoFormat, spacyFormat } from './textJsonLines';
import { webAnnoTsvFormat } from './webAnnoTsv';
import { webAnnotationFormat } from './webAnnotation';
import { xlsxFormat } from './xlsx';

/** Every export format, in the order in which people are offered them. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [
  csvFormat('annotations'),
  csvFormat('entities'),
  csvFormat('links'),
  csvSentencesFormat,
  xlsxFormat,
  jsonLinesFormat,
  parquetFormat('annotations'),
  parquetFormat('entities'),
  parquetFormat('links'),
  webAnnotationFormat,
  htmlFormat,
  markdownFormat,
  bratFormat,
  conllFormat,
  spacyFormat,
  doccanoFormat,
  labelStudioFormat,
  casJsonFormat,
  webAnnoTsvFormat,
  teiFormat,
  refiProjectFormat,
  refiCodebookFormat,
  graphmlFormat,
  gexfFormat,
];
