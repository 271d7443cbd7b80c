import { formatsFor, readImport } from '../core/exchange/import/importFormats';
import { planArticle } from '../core/exchange/import/planArticle';
import { createPipeline } from '../core/pipeline';
import type { ReadNow } from '../core/ports';
import { createPacking } from './packing';
import { createParquetFiles } from './parquetFiles';
import type { Answer, Envelope, Question } from './protocol';

/** Answers questions with a pipeline of its own; an error goes back as a sentence and ends nothing. @param readNow of the local disk, where there is one. */
export function createServer(readNow?: ReadNow): (envelope: Envelope) => Answer {
  // a worker that takes another's place gives larger numbers than that one ever did: else the editor could take one for the other
  const pipeline = createPipeline(Date.now());
  const packing = createPacking(pipeline, readNow);
  const parquet = createParquetFiles();
  const answer = (question: Question) => {
    switch (question.ask) {
      case 'configure':
        return pipeline.configure(question.corpus, question.actors, question.cues);
      case 'prepare':
        packing.prepare();
        return undefined;
      case 'foresee':
        pipeline.process(question.request);
        return undefined;
      case 'pack':
        return packing.pack(question.session, question.request);
      case 'packFiles':
        return packing.packFiles(question.session, question.request);
      case 'openPacking':
        packing.open(question.corpus, question.opening);
        return undefined;
      case 'edit':
        return pipeline.edit(question.request);
      case 'tagLines':
        return pipeline.tagLines(question.lines);
      case 'readSentences':
        return pipeline.readSentences(question.text);
      case 'importFormats':
        return formatsFor(question.files);
      case 'readImport':
        return readImport(question.files, question.format);
      case 'planImport':
        return planArticle(question.input);
      case 'forget':
        pipeline.forget(question.article);
        return undefined;
      case 'parquet':
        return parquet(question.file, question.step);
    }
  };
  return ({ id, question }) => {
    try {
      return { id, value: answer(question) };
    } catch (error) {
      return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  };
}
