import assert from 'node:assert/strict';
import { createActorDetector } from '../../../../src/core/detect/actors/detectActors';
import { createTagger, tagArticle } from '../../../../src/core/detect/tagger';
import type { Article } from '../../../../src/core/article/model';
import groups from './cases.yaml';

const MARKED = /\[([^\]|]+)\|([a-z-]+)(?:\|([a-z0-9-]+))?\]/g;

interface Expected {
  readonly text: string;
  /** `quote@start type entity`; the entity is `*` where the case does not name it. */
  readonly actors: readonly { readonly what: string; readonly entity: string | undefined }[];
}

function parseCase(marked: string): Expected {
  const actors: { what: string; entity: string | undefined }[] = [];
  let text = '';
  let last = 0;
  for (const match of marked.matchAll(MARKED)) {
    text += marked.slice(last, match.index);
    actors.push({ what: `${match[1] ?? ''}@${text.length} ${match[2] ?? ''}`, entity: match[3] });
    text += match[1];
    last = match.index + match[0].length;
  }
  return { text: text + marked.slice(last), actors };
}

function asArticle(text: string): Article {
  let start = 0;
  const lines = text.split('\n').map((line) => {
    const at = start;
    start += line.length + 1;
    return { start: at, end: at + line.length, text: line, role: 'body' as const };
  });
  return { text, lines };
}

suite('actors: regression cases', () => {
  const tagger = createTagger();
  const detector = createActorDetector({ registry: [] });
  for (const [group, cases] of Object.entries(groups as Record<string, readonly string[]>)) {
    for (const marked of cases) {
      test(`${group}: ${marked.replace(MARKED, '$1').slice(0, 70)}`, () => {
        const { text, actors } = parseCase(marked);
        const found = detector.detect(tagArticle(asArticle(text), tagger, new Map())).actors;
        assert.deepEqual(found.map((actor) => `${actor.quote}@${actor.start} ${actor.type}`), actors.map(({ what }) => what));
        actors.forEach(({ what, entity }, index) => {
          if (entity !== undefined) assert.equal(found[index]?.entity, entity, what);
        });
      });
    }
  }
});
