import { groupBy } from '../../groupBy';
import { corpusIdOf } from './joinKeys';
import type { Mention } from './mention';

/** More mentions than any article has: a stream that never names another article does not fill the memory. */
const MOST = 100_000;

/** Mentions in the order in which they come, those of an article together, their actors' ids such that hold through the corpus. */
export async function* mentionsByArticle(mentions: AsyncIterable<Mention>): AsyncGenerator<readonly Mention[]> {
  let group: Mention[] = [];
  for await (const mention of mentions) {
    const [first] = group;
    if (first && (first.article !== mention.article || group.length >= MOST)) {
      yield withCorpusIds(group);
      group = [];
    }
    group.push(mention);
  }
  if (group.length > 0) yield withCorpusIds(group);
}

/** Ids that hold in their article alone become such that hold through the corpus. */
function withCorpusIds(group: readonly Mention[]): readonly Mention[] {
  const ids = new Map<string, string>();
  const local = group.filter(({ scope }) => scope === 'article');
  for (const [id, mentions] of groupBy(local, ({ entity }) => entity)) {
    const names = [...new Set(mentions.map(({ quote }) => quote))].sort((a, b) => b.length - a.length);
    ids.set(id, corpusIdOf({ id, type: mentions[0]?.type ?? '', names }));
  }
  return group.map((mention) => (mention.scope === 'corpus' ? mention : { ...mention, scope: 'corpus', entity: ids.get(mention.entity) ?? mention.entity }));
}
