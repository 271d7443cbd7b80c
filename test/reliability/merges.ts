import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { anchorAnnotations } from '../../src/core/anchor/anchor';
import { mergeSidecars } from '../../src/core/sidecar/mergeSidecars';
import type { Span } from '../../src/core/model';
import type { Operation } from '../../src/core/sidecar/model';
import { quoteAt, sha256OfText } from '../../src/core/sidecar/newAnnotation';
import { readSidecar } from '../../src/core/sidecar/readSidecar';
import { randomFrom, type Random } from '../unit/sidecar/randomSidecar';
import { pickSpans } from './anchoringCorpus';
import { add, BASE, branch, expectThreeWay, itemsOf, written, type Merged } from './branches';
import { EDITS, original, textOf, truthOf, type EditedText } from './editedText';

/** What two people have done since their common version. */
interface Pair {
  readonly texts: Readonly<Record<Side, string>>;
  readonly articles?: Readonly<Record<Side, string>>;
  /** Checks the merged article and sidecar; throws. */
  readonly also?: (article: string, sidecar: string) => void;
}
type Side = 'base' | 'ours' | 'theirs';

interface Scenario {
  readonly title: string;
  /** Plain git must have no conflict. */
  readonly ownSections: boolean;
  pair(random: Random): Pair;
}

const pairOf = (ours: readonly Operation[], theirs: readonly Operation[], random: Random): Pair => ({
  texts: { base: BASE, ours: written(BASE, ours, random.chance(0.3) ? 'bb' : undefined), theirs: written(BASE, theirs, random.chance(0.3) ? 'bb' : undefined) },
});

/** The last of alice's section and the first of bob's: neighbours in the file. */
function atTheBorder(random: Random): Pair {
  const near = (operations: readonly Operation[], from: number, to: number) =>
    operations.flatMap((operation): (readonly [id: string, operation: Operation])[] => {
      if (operation.op === 'progress') return [];
      if (operation.op !== 'add') {
        const id = operation.id.replace(/\d+/, String(from === 0 ? 10 : 60));
        return [[id, { ...operation, id }]];
      }
      const id = operation.annotation.id.replace(/\d+/, String(from + random.below(to - from)));
      return [[id, add(operation.annotator, id)]];
    });
  const once = (operations: readonly (readonly [id: string, operation: Operation])[]) => [...new Map(operations).values()];
  return pairOf(once(near(branch(random, ['alice'], 'o'), 55, 99)), once(near(branch(random, ['bob'], 't'), 0, 10)), random);
}

export const SCENARIOS: readonly Scenario[] = [
  { title: 'own annotations, far', ownSections: true, pair: (random) => pairOf(branch(random, ['alice'], 'o'), branch(random, ['bob'], 't'), random) },
  { title: 'own annotations, near', ownSections: true, pair: atTheBorder },
  { title: 'anyone’s annotations', ownSections: false, pair: (random) => pairOf(branch(random, ['alice', 'bob'], 'o'), branch(random, ['alice', 'bob'], 't'), random) },
  { title: 'one annotator, two machines', ownSections: false, pair: (random) => pairOf(branch(random, ['alice'], 'o'), branch(random, ['alice'], 't'), random) },
  { title: 'article corrected on one side', ownSections: true, pair: correctedArticle },
];

const CORRECTIONS = ['typo outside', 'paragraph inserted', 'paragraph deleted', 'paragraph moved', 'sentence deleted', 'quotes made smart', 'name respelled', 'reflowed lines'];

/** Ours corrects the article and annotates the corrected text, theirs annotates the old one: merged, every annotation is at its words or in review. */
function correctedArticle(random: Random): Pair {
  const name = random.pick(fs.readdirSync('examples').filter((file) => /\.(?:txt|md|article)$/.test(file)));
  const old = fs.readFileSync(path.join('examples', name), 'utf8').replaceAll('\r\n', '\n');
  const spans = pickSpans(old, 10, random);
  const annotate = (text: string, annotator: string, span: Span, id: string): Operation => ({ op: 'add', annotator, annotation: { id, kind: 'tag', ...quoteAt(text, span) } });
  const inBase = spans.slice(0, 6);
  const base = written(undefined, inBase.map((span, i) => annotate(old, i % 2 === 0 ? 'alice' : 'bob', span, `base${i}`)), sha256OfText(old));
  const foreign = ['The weather on the coast stays mild for the season, with light winds from the north and a little rain in the hills.'];
  const edited = Array.from({ length: 1 + random.below(3) }, () => random.pick(CORRECTIONS)).reduce<EditedText>(
    (text, edit) => EDITS[edit]?.(text, { span: spans[0] ?? { start: 0, end: 1 }, random, foreign }) ?? text,
    original(old),
  );
  const now = textOf(edited);
  const mine = spans.slice(6, 8).flatMap((span, i) => {
    const truth = truthOf(edited, span);
    return typeof truth === 'string' ? [] : [annotate(now, 'alice', truth, `ours${i}`)];
  });
  const their = spans.slice(8);
  const places = new Map<string, Span>([...inBase.map((span, i): [string, Span] => [`base${i}`, span]), ...spans.slice(6, 8).map((span, i): [string, Span] => [`ours${i}`, span]), ...their.map((span, i): [string, Span] => [`theirs${i}`, span])]);
  return {
    // As the extension does: while older annotations lean on the old text, the sidecar goes on naming it
    texts: { base, ours: written(base, mine), theirs: written(base, their.map((span, i) => annotate(old, 'bob', span, `theirs${i}`)), sha256OfText(old)) },
    articles: { base: old, ours: now, theirs: old },
    also(article, sidecar) {
      assert.equal(article, now);
      for (const { owned, place } of anchorAnnotations(article, readSidecar(sidecar).sidecar ?? assert.fail(sidecar), { oldText: old })) {
        const span = places.get(owned.annotation.id);
        const truth = span && truthOf(edited, span);
        if ('orphan' in place || !truth || truth === 'torn') continue;
        assert.ok(truth !== 'gone' && place.span.start < truth.end && place.span.end > truth.start, `${owned.annotation.id} “${owned.annotation.quote}” stands at ${JSON.stringify(article.slice(place.span.start, place.span.end))}`);
      }
    },
  };
}

export interface MergedPairs {
  readonly pairs: number;
  /** Pairs that plain git could not merge. */
  readonly gitConflicts: number;
  /** Of those, what two people truly changed differently. */
  readonly trueConflicts: number;
}

/** Makes real branches, merges them with git, and what git cannot merge by annotation and field; throws where anything is lost, doubled or resurrected. */
export function mergeBranches({ title, ownSections, pair }: Scenario, pairs: number, seed: number): MergedPairs {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'branches-'));
  const env = { ...process.env, GIT_CONFIG_GLOBAL: os.devNull, GIT_CONFIG_SYSTEM: os.devNull };
  const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=carol', '-c', 'user.email=carol@example.org', '-c', 'core.autocrlf=false', '-c', 'gc.auto=0', ...args], { cwd: folder, env, stdio: 'pipe', encoding: 'utf8', maxBuffer: 1 << 26 });
  const [sidecarFile, articleFile] = ['a.txt.annotations.yaml', 'a.txt'].map((name) => path.join(folder, name)) as [string, string];
  const random = randomFrom(seed);
  const counts = { pairs, gitConflicts: 0, trueConflicts: 0 };
  const commit = (branchName: string, sidecar: string, article = '') => {
    git('checkout', '-q', '-B', branchName);
    fs.writeFileSync(sidecarFile, sidecar);
    fs.writeFileSync(articleFile, article);
    git('add', '.');
    git('commit', '-q', '--allow-empty', '-m', branchName);
  };
  try {
    git('init', '-q');
    for (let n = 0; n < pairs; n++) {
      const { texts, articles, also } = pair(random);
      commit('base', texts.base, articles?.base);
      commit('theirs', texts.theirs, articles?.theirs);
      git('checkout', '-q', 'base');
      commit('ours', texts.ours, articles?.ours);
      const clean = spawnSync('git', ['-c', 'user.name=carol', '-c', 'user.email=carol@example.org', 'merge', '-q', '--no-edit', 'theirs'], { cwd: folder, env }).status === 0;
      if (!clean) counts.gitConflicts++;
      assert.ok(clean || !ownSections, `${title}, pair ${n} of seed ${seed}: plain git has a conflict\n${fs.readFileSync(sidecarFile, 'utf8')}`);
      const stage = (number: number) => git('show', `:${number}:a.txt.annotations.yaml`);
      const byField = clean ? mergeSidecars(texts.base, texts.ours, texts.theirs) : mergeSidecars(stage(1), stage(2), stage(3));
      assert.ok('text' in byField, JSON.stringify(byField));
      // What git merges by itself must say the same as merging by annotation and field
      const byGit: Merged = clean ? { ...byField, text: fs.readFileSync(sidecarFile, 'utf8') } : byField;
      expectThreeWay(texts, byField);
      if (ownSections) {
        assert.deepEqual(byField.conflicts, []);
        assert.deepEqual(itemsOf(byGit.text), itemsOf(byField.text), `pair ${n} of seed ${seed}`);
      }
      counts.trueConflicts += byField.conflicts.length;
      also?.(fs.readFileSync(articleFile, 'utf8'), byGit.text);
      if (!clean) git('reset', '-q', '--hard');
    }
    return counts;
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}
