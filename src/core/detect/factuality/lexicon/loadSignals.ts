import { getOrMake } from '../../../getOrMake';
import { inflect, pluralOf } from '../../claims/inflect';
import type { SignalKind } from '../model';
import { SIGNAL_KINDS } from '../model';
import data from './signals.yaml';

/** What has to follow a word for it to be a signal; explained in signals.yaml. */
export const COMPLEMENTS = ['to', 'hearer-to', 'from', 'for', 'of', 'ing', 'object'] as const;
export type Complement = (typeof COMPLEMENTS)[number];

export interface SignalWord {
  readonly kind: SignalKind;
  /** The words of a phrase behind its first one. */
  readonly rest: readonly string[];
  /** One of them has to follow; none: the word is a signal by itself. */
  readonly complements: readonly Complement[];
  readonly part: 'verb' | 'noun' | 'other' | 'word';
}

/** Lower-case forms to what they can be; phrases come first. */
export type SignalLexicon = ReadonlyMap<string, readonly SignalWord[]>;

const isKind = (value: unknown): value is SignalKind => SIGNAL_KINDS.some((kind) => kind === value);
const isComplement = (value: unknown): value is Complement => COMPLEMENTS.some((complement) => complement === value);
const optionalText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Reads signals.yaml; throws on an entry that does not fit (a mistake in the source tree). */
export function loadSignals(): SignalLexicon {
  const { words, phrases, verbs, nouns, others } = data as Record<'words' | 'phrases' | 'verbs' | 'nouns' | 'others', Record<string, unknown>>;
  const lexicon = new Map<string, SignalWord[]>();
  const add = (form: string, part: SignalWord['part'], entry: unknown) => {
    const { kind, with: complements } = (typeof entry === 'string' ? { kind: entry, with: [] } : entry) as Record<string, unknown>;
    if (!isKind(kind) || !Array.isArray(complements) || !complements.every(isComplement)) throw new Error(`The entry "${form}" of signals.yaml needs a kind and what it stands with.`);
    const [first = form, ...rest] = form.split(' ');
    getOrMake(lexicon, first, (): SignalWord[] => []).push({ kind, rest, complements, part });
  };
  for (const [phrase, kind] of Object.entries(phrases)) add(phrase, 'word', kind);
  for (const [word, kind] of Object.entries(words)) add(word, 'word', kind);
  for (const [verb, entry] of Object.entries(verbs)) {
    const { past, participle } = entry as Record<string, unknown>;
    for (const form of inflect(verb, optionalText(past), optionalText(participle)).keys()) add(form, 'verb', entry);
  }
  for (const [noun, entry] of Object.entries(nouns)) {
    add(noun, 'noun', entry);
    add(pluralOf(noun), 'noun', entry);
  }
  for (const [word, entry] of Object.entries(others)) add(word, 'other', entry);
  return lexicon;
}
