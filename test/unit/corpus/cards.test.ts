import assert from 'node:assert/strict';
import type { Card, CardSection } from '../../../src/core/corpus/cardModel';
import { cardFor } from '../../../src/core/corpus/cards';
import type { ClaimAt } from '../../../src/core/corpus/claimTable';
import { createCorpusIndex, type CorpusIndex } from '../../../src/core/corpus/corpusIndex';
import { renderCard } from '../../../src/core/corpus/markdown';
import type { Mark } from '../../../src/core/corpus/model';
import type { KnownActor } from '../../../src/core/sidecar/registryModel';
import { marked, spanOf, type MarkedText } from './support';

const wire = marked('wire.txt', 'Ferries stay in port\nBy Ann Poe, Reuters\nMay 3, 2019\n\nMinister Ana Ruiz said on Friday that 40 ferries were lost in the storm off Port Ansel. “We know of no sabotage at the pier,” Ruiz said.\n', [
  { actor: 'Ana Ruiz', entity: 'ruiz' },
  { actor: 'Ruiz', entity: 'ruiz', nth: 1 },
  { figure: '40', value: { min: 40, max: 40, of: 'ferries' } },
  { claim: '40 ferries were lost in the storm off Port Ansel', cues: [['attribution', 'said', 0.9]], source: 'Ana Ruiz', entity: 'ruiz' },
  { claim: 'We know of no sabotage at the pier', source: 'Ruiz', entity: 'ruiz' },
]);
const post = marked('post.txt', 'Harbour reopens\nAnsel Post\nJune 7, 2019\n\nMarlow claims that sabotage at the pier sank 55 ferries in the storm off Port Ansel, and that Ana Ruiz lied. Ruiz denied that she lied.\n', [
  { actor: 'Marlow', entity: 'marlow' },
  { actor: 'Ana Ruiz', entity: 'ruiz' },
  { actor: 'Ruiz', entity: 'ruiz', nth: 1 },
  { figure: '55', value: { min: 55, max: 55, of: 'ferries' } },
  { claim: 'sabotage at the pier sank 55 ferries in the storm off Port Ansel', cues: [['distancing', 'claims', 0.45]], source: 'Marlow', entity: 'marlow' },
  { claim: 'Ana Ruiz lied', cues: [['distancing', 'claims', 0.45]], source: 'Marlow', entity: 'marlow' },
]);
const registry: KnownActor[] = [{ id: 'ruiz', name: 'Ana Ruiz', aliases: ['A. Ruiz'], type: 'person', description: 'Minister of Ports', wikidata: 'Q42', line: 0 }];

function indexOf(articles: readonly MarkedText[]): CorpusIndex {
  const index = createCorpusIndex(registry);
  for (const { marks, text } of articles) index.set(marks, text);
  return index;
}
const find = ({ marks }: MarkedText, kind: Mark['kind'], words: string): Mark => marks.marks.find((mark) => mark.kind === kind && mark.quote.includes(words))!;
const brief = ({ heading, rows, more }: CardSection): unknown[] => [heading, rows.map(({ article, context: { text, match }, label }) => [article, text.slice(match.start, match.end), ...(label === undefined ? [] : [label])]), more];

suite('cards', () => {
  const index = indexOf([wire, post]);

  test('an actor: who, other names, mentions in other articles first, what is contradicted before', () => {
    const card = cardFor(index, 'wire.txt', find(wire, 'actor', 'Ana Ruiz'));
    assert.deepEqual([card.name, card.tag, card.state, card.wikidata, card.why], ['Ana Ruiz', 'person', 'suggested', 'Q42', ['a name']]);
    assert.deepEqual(card.facts, ['Minister of Ports', 'Also: A. Ruiz, Ruiz']);
    assert.deepEqual(card.sections.map(brief), [
      ['4 mentions in 2 articles', [['post.txt', 'Ana Ruiz'], ['wire.txt', 'Ruiz'], ['post.txt', 'Ruiz']], 0],
      ['2 claims by Ana Ruiz', [['wire.txt', '40 ferries were lost in the storm off Port Ansel', 'asserted'], ['wire.txt', 'We know of no sabotage at the pier', 'asserted']], 0],
    ]);
    assert.deepEqual(card.commands, ['accept', 'reject', 'change', 'showAllMentions', 'addNote']);
  });

  test('an actor in a disputed claim: the contradiction comes first', () => {
    const notes = marked('notes.txt', 'Notes on the harbour\nJuly 1, 2019\n\nNobody believes that Ana Ruiz lied.\n', [
      { actor: 'Ana Ruiz', entity: 'ruiz' },
      { claim: 'Ana Ruiz lied', cues: [['doubt', 'Nobody believes', 0.1]] },
    ]);
    const card = cardFor(indexOf([wire, post, notes]), 'notes.txt', find(notes, 'actor', 'Ana Ruiz'));
    assert.deepEqual(brief(card.sections[0]!), ['Contradicted elsewhere', [['post.txt', 'Ana Ruiz lied', 'uncertain']], 0]);
  });

  test('a figure: value, what is counted, who says so, differing ones with their value', () => {
    const card = cardFor(index, 'wire.txt', find(wire, 'figure', '40'));
    assert.deepEqual([card.name, card.tag, card.why], ['40 ferries', 'count', ['test']]);
    assert.deepEqual(card.facts, ['Counted: ferries', 'Says so: Ana Ruiz (“said”)']);
    assert.deepEqual(card.sections.map(brief), [['Differs from', [['post.txt', '55', '55 ferries']], 0]]);
  });

  test('a claim of a source with hundreds: only those shown are read', () => {
    const many = Array.from({ length: 200 }, (_, n) =>
      marked(`${n}.txt`, `Notes\n\nAna Ruiz said that pier ${n} was closed.\n`, [
        { actor: 'Ana Ruiz', entity: 'ruiz' },
        { claim: `pier ${n} was closed`, cues: [['attribution', 'said', 0.9]], source: 'Ana Ruiz', entity: 'ruiz' },
      ]),
    );
    const full = indexOf(many);
    let read = 0;
    const counting = (claim: ClaimAt): ClaimAt => ({
      entry: claim.entry,
      span: claim.span,
      get mark() {
        read++;
        return claim.mark;
      },
    });
    const card = cardFor({ ...full, claimsBy: (id) => full.claimsBy(id).map(counting) }, '7.txt', find(many[7]!, 'claim', 'pier 7'));
    const { rows, more } = card.sections.at(-1)!;
    assert.deepEqual([rows.length, more], [3, 196]);
    assert.ok(read > 0 && read <= 6, `${read} claims read`);
  });

  test('a claim: certainty, source, cues, contradictions with who says them, other claims of the source', () => {
    const card = cardFor(index, 'wire.txt', find(wire, 'claim', 'no sabotage'));
    assert.deepEqual([card.name, card.tag], ['We know of no sabotage at the pier', 'attributed claim']);
    assert.deepEqual(card.facts, ['Certainty: asserted', 'Source: Ana Ruiz (“Ruiz”)']);
    assert.deepEqual(card.sections.map(brief), [
      ['Contradicted elsewhere', [['post.txt', 'sabotage at the pier sank 55 ferries in the storm off Port Ansel', 'Marlow, uncertain']], 0],
      ['Other claims of Ana Ruiz', [['wire.txt', '40 ferries were lost in the storm off Port Ansel', 'asserted']], 0],
    ]);
    assert.deepEqual(cardFor(index, 'post.txt', find(post, 'claim', 'sabotage')).why, ['“claims” (distancing)']);
  });

  test('an annotation: whose, its note, tags, replies and links', () => {
    const base = { tags: ['fleet'], note: 'see page 3', replies: [{ by: 'bob', text: 'really?', resolved: true }], annotator: 'alice' };
    const other: Mark = { ...find(wire, 'actor', 'Ana Ruiz'), state: 'accepted', annotator: 'alice', annotation: { id: 'a1', kind: 'actor', quote: 'Ana Ruiz' } };
    const figure: Mark = { ...find(wire, 'figure', '40'), ...base, state: 'manual', annotation: { id: 'a2', kind: 'figure', quote: '40' }, links: [{ to: 'a1', as: 'source' }, { to: 'gone', as: 'supports' }] };
    const marks = { ...wire.marks, marks: [other, figure] };
    const card = cardFor(indexOf([{ marks, text: wire.text }]), 'wire.txt', figure);
    assert.deepEqual([card.state, card.annotator, card.remarks], ['manual', 'alice', ['Tags: fleet', 'Note: see page 3', 'bob settled it: really?']]);
    assert.deepEqual(card.sections.map(brief), [['Linked', [['wire.txt', 'Ana Ruiz', 'source']], 1]]);
    assert.deepEqual(card.commands, ['change', 'delete', 'addNote', 'comment', 'openSidecar']);
    assert.deepEqual(cardFor(index, 'wire.txt', figure, 'bob').commands, ['accept', 'reject', 'change', 'addNote', 'comment', 'openSidecar'], 'somebody else judges');
  });

  test('a tag shows its codes', () => {
    const tag: Mark = { ...spanOf(wire.text, 'Friday'), kind: 'tag', state: 'manual', annotator: 'alice', tags: ['when', 'day'], links: [], replies: [] };
    assert.deepEqual([cardFor(index, 'wire.txt', tag).name, cardFor(index, 'wire.txt', tag).remarks], ['when, day', []]);
  });

  test('fits on one screen, however often the actor comes up', () => {
    const many = Array.from({ length: 40 }, (_, n) => ({ ...wire, marks: { ...wire.marks, article: `${n}.txt` } }));
    const big = indexOf([...many, post]);
    const cards: Card[] = wire.marks.marks.map((mark) => cardFor(big, '0.txt', mark));
    for (const card of cards) {
      const lines = renderCard(card, () => 'x:y', () => ({ title: 'Do', uri: 'c:d' })).split('\n').filter((line) => line !== '');
      assert.ok(lines.length <= 25, `${card.name}: ${lines.length} lines`);
    }
    assert.equal(cards[0]?.sections[0]?.heading, '82 mentions in 41 articles');
    assert.deepEqual(cards[0]?.sections[0]?.rows.map(({ article }) => article), ['1.txt', '10.txt', '11.txt', '12.txt', '13.txt']);
  });

  test('a mark that the index does not know has a card all the same', () => {
    const card = cardFor(createCorpusIndex(), 'nowhere.txt', find(wire, 'actor', 'Ana Ruiz'));
    assert.deepEqual([card.name, card.sections], ['Ana Ruiz', []]);
    assert.equal(cardFor(createCorpusIndex(), 'nowhere.txt', find(wire, 'claim', 'sabotage')).sections.length, 0);
    assert.equal(cardFor(createCorpusIndex(), 'nowhere.txt', find(wire, 'figure', '40')).sections.length, 0);
  });
});
