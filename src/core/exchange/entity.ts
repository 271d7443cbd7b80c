import type { CorpusEntity } from '../corpus/corpusEntity';
import type { ExportEntity } from './model';

/** An actor as the corpus index knows it, for export. */
export function exportEntity({ id, name, type, names, known }: CorpusEntity): ExportEntity {
  return {
    id,
    name,
    type,
    names,
    ...(known?.description !== undefined && { description: known.description }),
    ...(known?.wikidata !== undefined && { wikidata: known.wikidata }),
  };
}
