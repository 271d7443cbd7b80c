import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { anchorAnnotations } from '../../src/core/anchor/anchor';
import { parseArticle } from '../../src/core/article/parseArticle';
import { ACTOR_TYPES, CUE_CATEGORIES, FIGURE_TYPES, MARK_KINDS } from '../../src/core/model';
import type { Quote, Sidecar } from '../../src/core/sidecar/model';
import { articleNameOf } from '../../src/core/sidecar/names';
import { sha256OfText, withLineFeeds } from '../../src/core/sidecar/newAnnotation';
import { readActors, readCodebook } from '../../src/core/sidecar/readRegistry';
import { readSidecar } from '../../src/core/sidecar/readSidecar';

const FOLDER = path.resolve('examples');
const NOTHING: Sidecar = { version: 1, article: {}, annotations: [] };
const read = (name: string) => fs.readFileSync(path.join(FOLDER, name), 'utf8');
/** Sidecars quote a text with LF line ends. */
const textOf = (article: string) => withLineFeeds(read(article));
const count = (text: string, part: string) => text.split(part).length - 1;
const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

suite('The examples', () => {
  const files = fs.readdirSync(FOLDER).sort();
  const articles = files.filter((file) => /\.(txt|md|article)$/.test(file));
  const sidecars = files.flatMap((file) => {
    const article = articleNameOf(file);
    if (article === undefined) return [];
    const { sidecar = NOTHING, problems } = readSidecar(read(file));
    return [{ file, article, sidecar, problems }];
  });
  const registry = readActors(read('actors.yaml'));
  const codebook = readCodebook(read('codebook.yaml'));
  const actors = new Map(registry.actors.map((actor) => [actor.id, actor]));
  const codes = new Map(codebook.codes.map((code) => [code.id, code]));
  const owned = sidecars.flatMap(({ article, sidecar }) =>
    sidecar.annotations.map(({ annotator, annotation }) => ({ article, annotator, annotation, text: textOf(article) })),
  );

  test('are six to eight short articles in every format, with line ends and characters of every kind', () => {
    assert.ok(articles.length >= 6 && articles.length <= 8);
    for (const article of articles) {
      const { length } = read(article);
      assert.ok(length >= 1200 && length <= 2500, `${article} has ${String(length)} characters`);
    }
    assert.deepEqual(new Set(articles.map((article) => path.extname(article))), new Set(['.txt', '.md', '.article']));
    assert.equal(articles.filter((article) => read(article).includes('\r\n')).length, 1);
    assert.ok(articles.some((article) => /\p{Extended_Pictographic}/u.test(read(article))));
  });

  test('show what newspapers put around their text', () => {
    const parsed = articles.map((article) => parseArticle(read(article)));
    for (const { title } of parsed) assert.ok(title);
    const roles = new Set(parsed.flatMap(({ lines }) => lines.map(({ role }) => role)));
    for (const role of ['headline', 'section', 'date', 'byline', 'outlet', 'caption', 'notice', 'trailer', 'body'] as const) {
      assert.ok(roles.has(role), `no ${role}`);
    }
    assert.ok(new Set(parsed.flatMap(({ outlet }) => (outlet ? [outlet.quote.toLowerCase()] : []))).size >= 3);
  });

  test('have sidecars of two annotators, three articles in common', () => {
    const annotators = ({ annotations }: Sidecar) => [...new Set(annotations.map(({ annotator }) => annotator))].join();
    assert.ok(sidecars.filter(({ sidecar }) => annotators(sidecar) === 'alice,bob').length >= 3);
    assert.deepEqual(new Set(owned.map(({ annotator }) => annotator)), new Set(['alice', 'bob']));
  });

  test('each sidecar is read without a complaint, belongs to an article and carries the hash of its text', () => {
    for (const { file, article, sidecar, problems } of sidecars) {
      assert.deepEqual(problems, [], file);
      assert.equal(sidecar.article.sha256, sha256OfText(read(article)), file);
    }
  });

  test('each annotation stands where its sidecar says, once', () => {
    const stands = (text: string, { quote, before = '', after = '' }: Quote) => {
      assert.ok(before.length <= 32 && after.length <= 32, `long context of "${quote}"`);
      assert.equal(count(text, before + quote + after), 1, `"${quote}"`);
      assert.equal(quote.trim(), quote);
    };
    for (const { text, annotation } of owned) {
      stands(text, annotation);
      for (const segment of annotation.segments ?? []) stands(text, segment);
      for (const cue of annotation.cues ?? []) assert.ok(text.includes(cue.quote), cue.quote);
      if (annotation.source) assert.ok(text.includes(annotation.source.quote), annotation.source.quote);
    }
  });

  test('the product finds them all, in the texts as they are on disk', () => {
    for (const { article, sidecar } of sidecars) {
      const text = read(article);
      for (const { owned: { annotation }, place } of anchorAnnotations(text, sidecar)) {
        assert.ok(!('orphan' in place), annotation.quote);
        assert.equal(place.how, 'exact');
        assert.equal(withLineFeeds(text.slice(place.span.start, place.span.end)), annotation.quote);
        assert.equal(place.segments?.length, annotation.segments?.length);
      }
    }
  });

  test('the annotations of a person come in the order of the text', () => {
    for (const { file, article } of sidecars) {
      for (const annotator of ['alice', 'bob']) {
        const places = owned
          .filter((item) => item.article === article && item.annotator === annotator)
          .map(({ text, annotation: { before = '', quote } }) => text.indexOf(before + quote) + before.length);
        assert.deepEqual(places, [...places].sort((a, b) => a - b), `${annotator} in ${file}`);
      }
    }
  });

  test('ids are unique, and links lead to one of them', () => {
    const ids = owned.map(({ annotation }) => annotation.id);
    for (const id of ids) assert.match(id, /^[a-z][a-z0-9]{9}$/);
    assert.equal(new Set(ids).size, ids.length);
    const places = new Set(owned.map(({ article, annotation }) => `${article}#${annotation.id}`));
    const links = owned.flatMap(({ article, annotation }) =>
      (annotation.links ?? []).map(({ to }) => (to.includes('#') ? to : `${article}#${to}`)),
    );
    assert.ok(links.length >= 3);
    for (const link of links) assert.ok(places.has(link), link);
  });

  test('kinds, types and tags are known ones', () => {
    for (const { annotation } of owned) {
      assert.ok(MARK_KINDS.includes(annotation.kind));
      if (annotation.kind === 'actor') assert.ok((ACTOR_TYPES as readonly (string | undefined)[]).includes(annotation.type));
      if (annotation.kind === 'figure') assert.ok((FIGURE_TYPES as readonly (string | undefined)[]).includes(annotation.type));
      for (const { category } of annotation.cues ?? []) assert.ok(CUE_CATEGORIES.includes(category));
      for (const tag of annotation.tags ?? []) assert.ok(codes.has(tag), tag);
    }
  });

  test('every state and field of an annotation is shown', () => {
    const annotations = owned.map(({ annotation }) => annotation);
    assert.deepEqual(new Set(annotations.map(({ kind }) => kind)), new Set(MARK_KINDS));
    assert.deepEqual(new Set(annotations.map(({ status }) => status)), new Set(['accepted', 'rejected', undefined]));
    for (const field of ['entity', 'segments', 'value', 'cues', 'source', 'links', 'tags', 'note', 'replies'] as const) {
      assert.ok(annotations.some((annotation) => annotation[field] !== undefined), `no ${field}`);
    }
  });

  test('a claim is hedged unless all its cues are attributions', () => {
    for (const { annotation } of owned) {
      if (annotation.kind !== 'claim') continue;
      const hedged = (annotation.cues ?? []).some(({ category }) => category !== 'attribution');
      assert.equal(annotation.hedged, hedged, annotation.quote);
    }
  });

  test('entities are in actors.yaml, or follow from the name', () => {
    const entities = owned.flatMap(({ annotation: { entity, quote, source } }) => [
      ...(entity === undefined ? [] : [{ entity, quote }]),
      ...(source?.entity === undefined ? [] : [{ entity: source.entity, quote: source.quote }]),
    ]);
    for (const { entity, quote } of entities) {
      assert.ok(actors.has(entity) || plain(quote).includes(plain(entity)), `${entity} for "${quote}"`);
    }
    for (const { annotation } of owned) {
      const known = annotation.status === 'rejected' ? undefined : actors.get(annotation.entity ?? '');
      if (!known) continue;
      assert.ok([known.name, ...known.aliases].includes(annotation.quote), annotation.quote);
      assert.equal(annotation.type, known.type, annotation.quote);
    }
  });

  test('the two annotators do not always agree', () => {
    const views = new Map<string, Set<string>>();
    for (const { article, annotation } of owned) {
      const place = `${article} ${annotation.quote}`;
      const view = JSON.stringify([annotation.status === 'rejected', annotation.type, annotation.value, annotation.tags]);
      views.set(place, (views.get(place) ?? new Set()).add(view));
    }
    assert.ok([...views.values()].some((view) => view.size > 1));
  });

  test('actors.yaml and codebook.yaml are read without a complaint', () => {
    assert.deepEqual([...registry.problems, ...codebook.problems], []);
    assert.ok(registry.actors.some(({ wikidata }) => wikidata));
    assert.ok(codebook.codes.some(({ attributes }) => attributes.length > 0));
    assert.ok(codebook.codes.some(({ parent }) => parent));
  });

  test('the actors are named in the articles, and all spellings of one occur', () => {
    assert.ok(actors.size >= 8 && actors.size <= 10);
    const text = articles.map(textOf).join('\n');
    for (const [id, { name, type, aliases }] of actors) {
      assert.ok(type, id);
      for (const form of [name, ...aliases]) assert.ok(text.includes(form), form);
    }
  });

  test('the codebook is sound', () => {
    assert.ok(codes.size >= 6 && codes.size <= 8);
    const keys = [...codes.values()].map(({ key }) => key);
    assert.equal(new Set(keys).size, keys.length);
    for (const [id, { label, definition, examples, colour, key, parent }] of codes) {
      assert.ok(label && definition && colour && key, id);
      assert.ok(examples.length > 0, id);
      assert.ok(parent === undefined || codes.has(parent), id);
      assert.ok(owned.some(({ annotation }) => annotation.tags?.includes(id)), `${id} is never used`);
    }
  });
});
