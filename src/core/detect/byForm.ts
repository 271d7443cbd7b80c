import type { Token } from './model';

/** Of a token that the tagger did not cut: it has no number, and nothing is remembered of it. */
export const NO_FORM = 0;
/** So many forms at most are remembered: an article has some hundreds, and a month of news a few thousand that recur. */
const PLACES = 1 << 14;

/**
 * Works out what is so of a word wherever it stands, once for each form: the number of a token's form finds it without a look at its letters.
 * A form whose place another one has taken meanwhile is worked out again.
 */
export function byForm<T extends NonNullable<unknown>>(make: (text: string) => T): (token: Pick<Token, 'text' | 'form'>) => T {
  const forms = new Int32Array(PLACES);
  const made: (T | undefined)[] = new Array<T | undefined>(PLACES).fill(undefined);
  return ({ text, form }) => {
    if (form === NO_FORM) return make(text);
    const place = form & (PLACES - 1);
    const known = forms[place] === form ? made[place] : undefined;
    if (known !== undefined) return known;
    const fresh = make(text);
    forms[place] = form;
    made[place] = fresh;
    return fresh;
  };
}

/** The same for what can be said in bits: two loads of numbers that stand close together, and no object. */
export function bitsByForm(make: (text: string) => number): (token: Pick<Token, 'text' | 'form'>) => number {
  const forms = new Int32Array(PLACES);
  const made = new Int32Array(PLACES);
  return ({ text, form }) => {
    if (form === NO_FORM) return make(text);
    const place = form & (PLACES - 1);
    if (forms[place] === form) return made[place] ?? 0;
    forms[place] = form;
    return (made[place] = make(text));
  };
}
