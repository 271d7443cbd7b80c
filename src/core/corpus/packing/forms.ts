import { getOrMake } from '../../getOrMake';

/**
 * What is known of all values of a field beforehand: `[` always empty, `=` always the same word, `+` true, `-` false, `s` a start (written
 * as the distance from the last), `e` an end (from its own start), `v` nothing.
 */
type Sign = '[' | '=' | '+' | '-' | 's' | 'e' | 'v';

export interface Field {
  readonly key: string;
  readonly sign: Sign;
  readonly fixed: string;
}

/** The forms of plain objects by number: their keys in order, and what is the same in all values of such a form. */
export interface Forms {
  /** As JSON, to be kept: of each field its sign, its key, and the word that is always there. */
  readonly forms: readonly string[];
  /** The fields of each. */
  readonly fields: readonly (readonly Field[])[];
  /** The number of an object's form, which is given one where it is new. */
  numberOf(value: Readonly<Record<string, unknown>>): number;
}

/** The forms that begin alike: an object walks from the root, a step for each of its fields. No string has to be made for a form known. */
interface Step {
  form: number | undefined;
  readonly bySign: Map<Sign, Map<string, Step>>;
  /** By key, then by the word that is always there. */
  readonly byWord: Map<string, Map<string, Step>>;
}

/** Values of these are few: they belong to the form of an object. */
const FIXED = new Set(['kind', 'state', 'type', 'rule', 'category', 'how', 'status', 'origin', 'annotator']);
/** What may stand in a form. */
const FORM_WORD = /^[\w-]{0,24}$/;

/** @param known forms that were kept, in the order of their numbers. */
export function createForms(known: readonly string[]): Forms {
  const forms = [...known];
  const fields = forms.map(fieldsOf);
  const root = newStep();
  fields.forEach((each, form) => {
    let step = root;
    for (const { key, sign, fixed } of each) step = sign === '=' ? wordStep(step, key, fixed) : signStep(step, sign, key);
    step.form ??= form;
  });
  return {
    forms,
    fields,
    numberOf(value) {
      let step = root;
      for (const key of Object.keys(value)) {
        const field = value[key];
        if (field === undefined || key === '__proto__') continue;
        step = isWord(key, field, step) ? wordStep(step, key, field) : signStep(step, signOf(key, field), key);
      }
      if (step.form === undefined) {
        step.form = forms.push(textOf(value)) - 1;
        fields.push(fieldsOf(forms[step.form] ?? ''));
      }
      return step.form;
    },
  };
}

export function isWhole(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 45 && !Object.is(value, -0);
}

function newStep(): Step {
  return { form: undefined, bySign: new Map(), byWord: new Map() };
}

function newSteps(): Map<string, Step> {
  return new Map();
}

/** The step of a field whose word belongs to the form. */
function wordStep({ byWord }: Step, key: string, word: string): Step {
  return getOrMake(getOrMake(byWord, key, newSteps), word, newStep);
}

/** The step of any other field. */
function signStep({ bySign }: Step, sign: Sign, key: string): Step {
  return getOrMake(getOrMake(bySign, sign, newSteps), key, newStep);
}

/** Whether a field's word belongs to the form. @param step where the same word may have been met before. */
function isWord(key: string, value: unknown, step?: Step): value is string {
  return typeof value === 'string' && FIXED.has(key) && (step?.byWord.get(key)?.has(value) === true || FORM_WORD.test(value));
}

function signOf(key: string, value: unknown): Sign {
  if (typeof value === 'string') return 'v';
  if (Array.isArray(value)) return value.length === 0 ? '[' : 'v';
  if (typeof value === 'boolean') return value ? '+' : '-';
  if (key === 'start') return isWhole(value) ? 's' : 'v';
  return key === 'end' && isWhole(value) ? 'e' : 'v';
}

function textOf(value: Readonly<Record<string, unknown>>): string {
  const fields = Object.keys(value)
    .filter((key) => value[key] !== undefined && key !== '__proto__')
    .map((key): readonly [Sign, string, string?] => {
      const field = value[key];
      return isWord(key, field) ? ['=', key, field] : [signOf(key, field), key];
    });
  return JSON.stringify(fields);
}

/** @throws SyntaxError for a text that is no form. */
function fieldsOf(form: string): readonly Field[] {
  return (JSON.parse(form) as readonly (readonly [Sign, string, string?])[]).map(([sign, key, fixed = '']) => ({ key, sign, fixed }));
}
