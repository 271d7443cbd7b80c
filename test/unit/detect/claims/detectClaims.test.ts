import assert from 'node:assert/strict';
import { createClaimDetector } from '../../../../src/core/detect/claims/detectClaims';
import type { ActorDetection } from '../../../../src/core/detect/model';
import { createTagger, tagArticle } from '../../../../src/core/detect/tagger';
import { ACTOR_TYPES, type ActorSuggestion, type ClaimSuggestion } from '../../../../src/core/model';
import data from './cases.yaml';
import { splitArticle } from './splitArticle';

interface Case {
  readonly text: string;
  readonly claims: readonly string[];
  readonly actors?: readonly string[];
}

const groups = Object.entries(data as Record<string, readonly Case[]>);
const tagger = createTagger();
const detector = createClaimDetector();

/** "person: Ida Holm": every mention of the name, with the name as its entity. */
function mentions({ text, actors = [] }: Case): ActorDetection {
  const found = actors.flatMap((line): ActorSuggestion[] => {
    const [type, name = ''] = line.split(': ');
    const actorType = ACTOR_TYPES.find((known) => known === type);
    assert.ok(actorType && text.includes(name), line);
    const spans: ActorSuggestion[] = [];
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      spans.push({ kind: 'actor', type: actorType, entity: name, start: at, end: at + name.length, quote: name, reason: { rule: 'test' } });
    }
    return spans;
  });
  return { actors: found, entities: [] };
}

function detect(one: Case): readonly ClaimSuggestion[] {
  return detector.detect(tagArticle(splitArticle(one.text), tagger, new Map()), mentions(one));
}

function inWords({ quote, cues, source }: ClaimSuggestion): string {
  const entity = source?.entity === undefined || source.entity === source.quote ? '' : ` = ${source.entity}`;
  return [quote, cues.map((cue) => `${cue.category}: ${cue.quote}`).join('; '), ...(source ? [source.quote + entity] : [])].join(' | ');
}

suite('claims: the regression cases', () => {
  for (const [group, cases] of groups) {
    suite(group, () => {
      for (const one of cases)
        test(one.text.slice(0, 90), () => {
          assert.deepEqual(detect(one).map(inWords), one.claims);
        });
    });
  }

  test('there are many of them', () => {
    assert.ok(groups.flatMap(([, cases]) => cases).length >= 150);
  });
});
