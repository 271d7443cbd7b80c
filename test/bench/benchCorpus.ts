import type { ArticleMarks, Mark } from '../../src/core/corpus/model';
import type { Suggestion } from '../../src/core/model';
import type { Pipeline } from '../../src/core/pipeline';
import { annotationFromSuggestion, sha256OfText } from '../../src/core/sidecar/newAnnotation';
import { newId } from '../../src/core/sidecar/newId';
import { applyOperations } from '../../src/core/sidecar/writeSidecar';
import { seededRandom } from './generateArticles';

/**
 * A sidecar as the extension writes it: suggestions of the article, spread over it, accepted or rejected.
 * @param count the sidecar has no more annotations than the article has suggestions.
 */
export function sidecarFor(text: string, { marks }: ArticleMarks, count: number, seed: number): string {
  const random = seededRandom(seed);
  const suggested = marks.filter((mark): mark is Mark & Suggestion => mark.state === 'suggested' && mark.kind !== 'tag');
  const step = Math.max(1, suggested.length / count);
  const chosen = Array.from({ length: Math.min(count, suggested.length) }, (_, n) => suggested[Math.floor(n * step)]).filter((mark) => mark !== undefined);
  const operations = chosen.map((mark) => ({
    op: 'add' as const,
    annotator: random() < 0.7 ? 'alice' : 'bob',
    annotation: { ...annotationFromSuggestion(text, mark, newId(random), random() < 0.8 ? 'accepted' : 'rejected'), ...(random() < 0.2 && { note: 'Checked against the ministry’s own page.' }) },
  }));
  const written = applyOperations(undefined, operations, { sha256: sha256OfText(text) });
  if ('problem' in written) throw new Error(written.problem.message);
  return written.text;
}

/** The marks of each text under a name of its own. */
export function processAll(pipeline: Pipeline, texts: readonly string[], sidecars: readonly string[] = []): ArticleMarks[] {
  return texts.map((text, n) => {
    const sidecar = sidecars[n];
    return pipeline.process({ corpus: '', article: nameOf(n), text, live: false, ...(sidecar !== undefined && { sidecar }) }).marks;
  });
}

/** As long as the addresses of files usually are. */
export function nameOf(n: number): string {
  return `file:///home/reader/articles/${2000 + (n % 25)}/article-${String(n).padStart(6, '0')}.txt`;
}
