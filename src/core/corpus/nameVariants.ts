/**
 * Forms of names that one and the same actor is written in: diacritics, transliteration, slugs.
 * Pure string work, shared by the detector (ids inside an article) and the corpus index (ids through the folder).
 */

const MARKS = /\p{M}+/gu;
const NON_ASCII = /[^\0-\x7f]/;
/** Letters that no Unicode decomposition brings to ASCII. */
const LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({ ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i', ŋ: 'n', ħ: 'h', ə: 'a', '’': "'", 'ʼ': "'", '‘': "'" }),
);
const LETTER = /[øłđðþßæœıŋħə’ʼ‘]/g;

/** Lower case without diacritics, curly apostrophes straightened. */
export function foldName(name: string): string {
  const lower = name.toLowerCase();
  if (!NON_ASCII.test(lower)) return lower;
  return lower.normalize('NFD').replace(MARKS, '').replace(LETTER, (letter) => LETTERS.get(letter) ?? letter);
}

const APOSTROPHES = /['`]/g;
const GAPS = /[^\p{L}\p{N}]+/gu;
const EDGES = /^-+|-+$/g;

/** `Ansar al-Sharia` → `ansar-al-sharia`: what entity ids look like. Empty for a name without letters or digits. */
export function slugOf(name: string): string {
  return foldName(name).replace(/&/g, ' and ').replace(APOSTROPHES, '').replace(GAPS, '-').replace(EDGES, '');
}

/** kh, zh, q … : spellings of one sound, by the usual English transliterations of Cyrillic, Arabic and Persian names. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/[^\p{L}\p{N}]/gu, ''],
  [/(?:shch|sch|sh)/g, 's'],
  [/(?:tch|tsch|ch|cz)/g, 'c'],
  [/(?:zh|dzh|dj)/g, 'j'],
  [/(?:kh|gh)/g, 'h'],
  [/(?:ph|ff)/g, 'f'],
  [/(?:q|ck|k)/g, 'k'],
  [/(?:ts|tz)/g, 'z'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/(?:oo|ou|u)/g, 'u'],
  [/(?:iy|yi|ij|ii|ee|ey|ei|y|j(?=[aeou]))/g, 'i'],
  [/(?:ai|ay)/g, 'ai'],
  [/(?:yo|jo|io)/g, 'o'],
  [/(.)\1+/g, '$1'],
];

/**
 * A key that is equal for the transliterations of one name (Rahmon / Rakhmon, Qaddafi / Kaddafi, Sergei / Sergey).
 * Different names may share it: it says "perhaps", and only where the rest of the name agrees as well.
 */
export function soundOf(name: string): string {
  let sound = foldName(name);
  for (const [pattern, by] of SOUNDS) sound = sound.replace(pattern, by);
  return sound;
}

const KH_BEFORE_CONSONANT = /([aeiou])kh(?=[bcdfgjklmnpqrstvwxz])/g;

/** The one spelling ids are made of: `Rakhmon` and `Rahmon` are both `rahmon`. */
export function idOfName(name: string): string {
  return slugOf(name).replace(KH_BEFORE_CONSONANT, '$1h');
}
