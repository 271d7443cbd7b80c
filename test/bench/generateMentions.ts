import type { Mention } from '../../src/core/corpus/shards/mention';
import { seededRandom } from './generateArticles';

const SURNAMES = ['Daurbekov', 'Tamerin', 'Orhanov', 'Venn', 'Halloway', 'Selka', 'Marchetti', 'Okonjo', 'Lindqvist', 'Farahani'];
const AROUND = ['The interior ministry said that ', ' had met the delegation at the bo', 'of the unrest in the north, where', ' denied on Monday that any of its'];
const MENTIONS_PER_ARTICLE = 40;

/**
 * Mentions as a large corpus has them: one actor in 95 of a thousand, the others ever rarer (Zipf), forty an article, over twenty-seven years.
 * @param count how many.
 */
export function* generateMentions(count: number, seed = 1): Generator<Mention> {
  const random = seededRandom(seed);
  const entities = Math.max(1, Math.ceil(count / 12));
  for (let n = 0; n < count; n++) {
    const number = Math.floor(n / MENTIONS_PER_ARTICLE);
    const rank = random() < 0.095 ? 0 : 1 + Math.floor(entities ** random());
    const name = rank === 0 ? 'Grey Falcons' : `${String.fromCharCode(65 + (rank % 26))}${rank.toString(36)} ${SURNAMES[rank % SURNAMES.length] ?? ''}`;
    const start = (n % MENTIONS_PER_ARTICLE) * 130;
    yield {
      article: `${1998 + (number % 27)}/wire-${number}.txt`,
      title: `Report ${number} of the Northern Wire`,
      date: `${1998 + (number % 27)}-0${1 + (number % 9)}-1${number % 10}`,
      outlet: 'Northern Wire',
      entity: rank === 0 ? 'grey-falcons' : `actor-${rank}`,
      scope: 'corpus',
      name,
      type: rank === 0 ? 'armed-group' : 'person',
      start,
      end: start + name.length,
      before: AROUND[n % 2] ?? '',
      quote: name,
      after: AROUND[2 + (n % 2)] ?? '',
    };
  }
}
