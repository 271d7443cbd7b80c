import assert from 'node:assert/strict';
import { createAnalyzer } from '../../../../src/core/detect/analyze';
import { createTagger } from '../../../../src/core/detect/tagger';
import type { Judged, JudgedArticle } from '../../../../src/core/evaluate/model';
import { score } from '../../../../src/core/evaluate/score';
import { rates } from '../../../../src/core/evaluate/tally';
import business from './business.yaml';
import election from './election.yaml';
import interview from './interview.yaml';
import { readMarkedArticle, type MarkedArticle } from './markedArticle';
import sports from './sports.yaml';
import translated from './translated.yaml';
import wire from './wire.yaml';

/** What each genre reaches at least; an article may hold a case or two that the detectors do not get. */
const REACH = { actors: 0.87, figures: 0.97, cues: 0.92, sources: 0.95, characters: 0.95 };
const articles = { sports, business, election, interview, wire, translated } as unknown as Record<string, MarkedArticle>;
const tagger = createTagger();
const analyzer = createAnalyzer({ tagger });

function judge(name: string, marked: MarkedArticle): JudgedArticle {
  const { article, suggestions } = analyzer.analyze(marked.text);
  const sentences = article.lines.flatMap((line) =>
    tagger.tag(line.text).sentences.map(({ start, end }) => ({ start: line.start + start, end: line.start + end })),
  );
  return { article: name, text: marked.text, sentences, gold: readMarkedArticle(marked), found: suggestions };
}

const inWords = (spans: readonly Judged[]): string[] =>
  spans.map((span) => (span.kind === 'claim' ? `${span.quote} | ${span.cues.map((cue) => cue.quote).join(', ')} | ${span.source?.quote ?? ''}` : `${span.quote} | ${span.type}`));

suite('detect: articles of several genres, marked by the guide', () => {
  for (const [name, marked] of Object.entries(articles))
    test(name, () => {
      const judged = judge(name, marked);
      const { actors, figures, claims } = score([judged]);
      const reached = {
        actors: rates(actors.typed).f,
        figures: rates(figures.typed).f,
        cues: rates(claims.cues.exact).f,
        sources: rates(claims.sources.exact).f,
        characters: rates(claims.characters).f,
      };
      const short = Object.entries(REACH).filter(([key, least]) => reached[key as keyof typeof reached] < least);
      assert.deepEqual(short, [], `${JSON.stringify(reached)}\ngold\n${inWords(judged.gold).join('\n')}\nfound\n${inWords(judged.found).join('\n')}`);
    });
});
