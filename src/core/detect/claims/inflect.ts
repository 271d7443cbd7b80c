export type VerbShape = 'base' | 'third' | 'past' | 'participle' | 'ing';

/** Verbs of two syllables with the stress on the last one double their final consonant as well. */
const DOUBLING = /^(?:[^aeiou]*[aeiou][bdgmnprt]|.*(?:mit|pel|fer|cur|cord|gret))$/;
/** One vowel and one consonant, yet no doubling. */
const NOT_DOUBLING = /(?:[aeiou]{2}[^aeiou]|[wxy]|ord|infer|ffer)$/;

/**
 * All forms of an English verb with the shapes each can have ("said" is past and participle).
 * Irregular pasts are handed in; the spelling rules are those of any school grammar (e dropped, y to ie, consonant doubled).
 */
export function inflect(lemma: string, past?: string, participle?: string): ReadonlyMap<string, readonly VerbShape[]> {
  const forms = new Map<string, VerbShape[]>();
  const add = (form: string, shape: VerbShape) => {
    const shapes = forms.get(form);
    if (shapes) shapes.push(shape);
    else forms.set(form, [shape]);
  };
  const endsInE = lemma.endsWith('e') && !lemma.endsWith('ee');
  const endsInY = /[^aeiou]y$/.test(lemma);
  const doubles = DOUBLING.test(lemma) && !NOT_DOUBLING.test(lemma);
  const stem = doubles ? lemma + lemma.slice(-1) : endsInE ? lemma.slice(0, -1) : lemma;
  const regular = endsInY ? `${lemma.slice(0, -1)}ied` : lemma.endsWith('e') ? `${lemma}d` : `${stem}ed`;
  add(lemma, 'base');
  add(pluralOf(lemma), 'third'); // spelled by the same rule
  add(past ?? regular, 'past');
  add(participle ?? past ?? regular, 'participle');
  add(`${stem}ing`, 'ing');
  // British spelling doubles an l behind an unstressed vowel too: "signalled"
  if (!doubles && past === undefined && /[^aeiou][aeiou]l$/.test(lemma)) {
    add(`${lemma}led`, 'past');
    add(`${lemma}led`, 'participle');
    add(`${lemma}ling`, 'ing');
  }
  return forms;
}

/** The regular plural of a noun in a lexicon. */
export function pluralOf(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  if (noun.endsWith('sis')) return `${noun.slice(0, -2)}es`; // hypothesis
  return /(?:s|x|z|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}
