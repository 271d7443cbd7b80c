import assert from 'node:assert/strict';
import fs from 'node:fs';
import { FRAMES, loadClaimLexicon, SCOPES } from '../../../../src/core/detect/claims/lexicon/loadLexicon';
import cues from '../../../../src/core/detect/claims/lexicon/cues.yaml';
import nouns from '../../../../src/core/detect/claims/lexicon/nouns.yaml';
import verbs from '../../../../src/core/detect/claims/lexicon/verbs.yaml';
import { CUE_CATEGORIES } from '../../../../src/core/model';

type Entry = Record<string, unknown>;
const folder = 'src/core/detect/claims/lexicon';
const files = [
  { name: 'cues', entries: (cues as { cues: Record<string, Entry> }).cues, fields: ['category', 'strength', 'scope', 'plural'] },
  { name: 'nouns', entries: (nouns as { nouns: Record<string, Entry> }).nouns, fields: ['category', 'strength'] },
  { name: 'verbs', entries: (verbs as { verbs: Record<string, Entry> }).verbs, fields: ['category', 'strength', 'frames', 'past', 'participle', 'asks'] },
];

suite('claims: the lexicons', () => {
  for (const { name, entries, fields } of files) {
    test(`${name}.yaml is sorted, without duplicates, with known categories and strengths from 0 to 1`, () => {
      // read as text: a YAML parser would hide duplicates behind an error or the last value
      const keys = fs
        .readFileSync(`${folder}/${name}.yaml`, 'utf8')
        .split('\n')
        .flatMap((line) => /^ {2}"?([^":#]+?)"?: \{/.exec(line)?.[1] ?? []);
      assert.deepEqual(keys, Object.keys(entries));
      assert.deepEqual(
        keys,
        [...new Set(keys)].sort((a, b) => (a < b ? -1 : 1)),
      );
      for (const [key, entry] of Object.entries(entries)) {
        assert.equal(key, key.toLowerCase());
        assert.ok(
          CUE_CATEGORIES.some((category) => category === entry.category),
          `${key}: category`,
        );
        assert.ok(typeof entry.strength === 'number' && entry.strength >= 0 && entry.strength <= 1, `${key}: strength`);
        assert.deepEqual(
          Object.keys(entry).filter((field) => !fields.includes(field)),
          [],
          key,
        );
      }
    });
  }

  test('frames and scopes are known ones', () => {
    for (const [key, { frames }] of Object.entries(files[2]!.entries)) {
      assert.ok(Array.isArray(frames) && frames.length > 0, key);
      for (const frame of frames)
        assert.ok(
          FRAMES.some((known) => known === frame),
          `${key}: ${String(frame)}`,
        );
    }
    for (const [key, { scope }] of Object.entries(files[0]!.entries)) assert.ok(scope === undefined || SCOPES.some((known) => known === scope), key);
  });

  test('every category of the guide has entries', () => {
    const used = new Set(files.flatMap(({ entries }) => Object.values(entries).map((entry) => entry.category)));
    assert.deepEqual(
      CUE_CATEGORIES.filter((category) => !used.has(category)),
      [],
    );
  });

  test('gives verbs in all their forms', () => {
    const lexicon = loadClaimLexicon();
    const lemmas = (form: string) => lexicon.verbs.get(form)?.map(({ verb, shapes }) => `${verb.lemma} ${shapes.join('+')}`);
    assert.deepEqual(lemmas('said'), ['say past+participle']);
    assert.deepEqual(lemmas('denies'), ['deny third']);
    assert.deepEqual(lemmas('denied'), ['deny past+participle']);
    assert.deepEqual(lemmas('begging'), ['beg ing']);
    assert.deepEqual(lemmas('admitted'), ['admit past+participle']);
    assert.deepEqual(lemmas('claiming'), ['claim ing']);
    assert.deepEqual(lemmas('wrote'), ['write past']);
    assert.deepEqual(lemmas('shown'), ['show participle']);
    assert.deepEqual(lemmas('vowed'), ['vow past+participle']);
    assert.deepEqual(lemmas('agreed'), ['agree past+participle']);
    assert.deepEqual(lemmas('agreeing'), ['agree ing']);
    assert.deepEqual(lemmas('reported'), ['report past+participle']);
    assert.deepEqual(lemmas('asserting'), ['assert ing']);
  });

  test('gives a cue that begins with a noun in the plural too, and takes away either alone', () => {
    const phrases = (lexicon: ReturnType<typeof loadClaimLexicon>, first: string) => lexicon.cues.get(first)?.map(({ words }) => words.join(' ')) ?? [];
    assert.ok(phrases(loadClaimLexicon(), 'plan').includes('plan to'));
    assert.ok(phrases(loadClaimLexicon(), 'plans').includes('plans to'));
    assert.ok(phrases(loadClaimLexicon(), 'opportunities').includes('opportunities to'));
    const changed = loadClaimLexicon({ add: {}, remove: ['plans to'] });
    assert.ok(phrases(changed, 'plan').includes('plan to'));
    assert.ok(!phrases(changed, 'plans').includes('plans to'));
  });

  test('knows its nouns in the plural', () => {
    const { nouns: known } = loadClaimLexicon();
    for (const plural of ['reports', 'guesses', 'hypotheses', 'theories']) assert.ok(known.has(plural), plural);
  });
});
