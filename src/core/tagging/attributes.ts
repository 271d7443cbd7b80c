import type { AttributeValue } from '../sidecar/model';
import type { CodeAttribute } from '../sidecar/registryModel';

/** The value of an attribute as typed; undefined: empty, or not of its type. */
export function readAttributeValue({ type, choices }: CodeAttribute, typed: string): AttributeValue['value'] | undefined {
  const words = typed.trim();
  switch (type) {
    case 'number':
      return /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(words) ? Number(words) : undefined;
    case 'boolean':
      return words === 'true' ? true : words === 'false' ? false : undefined;
    case 'date':
      return /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/.test(words) ? words : undefined;
    case 'choice':
      return choices?.includes(words) ? words : undefined;
    case 'text':
      return words === '' ? undefined : words;
  }
}

/** What is wrong with a stored value, in words behind “… should be”; undefined: it is of its type. */
export function wantedInstead({ type, choices = [] }: CodeAttribute, value: AttributeValue['value']): string | undefined {
  const fits = { number: typeof value === 'number', boolean: typeof value === 'boolean', text: true, choice: choices.includes(String(value)), date: readAttributeValue({ id: '', type: 'date' }, String(value)) !== undefined };
  if (fits[type]) return undefined;
  return { number: 'a number', boolean: 'true or false', text: 'a text', choice: `one of ${choices.join(', ')}`, date: 'a date such as "2024-05-31"' }[type];
}

/** `blame, basis: witness`, one line an attribute. */
export function attributeWords(values: readonly AttributeValue[]): readonly string[] {
  return values.map(({ code, attribute, value }) => `${code}, ${attribute}: ${typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)}`);
}
