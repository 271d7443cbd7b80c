/** What was chosen for a format, by the ids of its options; what is missing has its default. */
export type FormatSettings = ReadonlyMap<string, string>;

export interface OptionValue {
  readonly id: string;
  /** As listed in the palette. */
  readonly label: string;
  readonly description?: string;
  /** Whether it can be chosen with what stands in the options before; absent: always. */
  matters?(settings: FormatSettings): boolean;
}

/** A question that a format asks before it writes: asked in the palette, `--option id=value` on the command line. */
export interface FormatOption {
  readonly id: string;
  /** The question, as the palette asks it. */
  readonly label: string;
  /** The first that can be chosen is the default. Empty: free text. */
  readonly values: readonly OptionValue[];
  /** The default of free text. */
  readonly text?: string;
  /** Whether it makes a difference with what stands in the options before it; absent: always. */
  matters?(settings: FormatSettings): boolean;
}

/** The choice cannot be understood; the message is a plain sentence that says what can be chosen. */
export class OptionError extends Error {}

/**
 * Every option of a format with its value: as given, else its default. Options that make no difference are left out.
 * @throws OptionError for an option or a value that there is not.
 */
export function resolveSettings(options: readonly FormatOption[], given: FormatSettings = new Map()): FormatSettings {
  const unknown = [...given.keys()].find((id) => !options.some((option) => option.id === id));
  if (unknown !== undefined) {
    throw new OptionError(options.length === 0 ? `There is no option ${unknown}: this format has none.` : `There is no option ${unknown}; this format has ${options.map(({ id }) => id).join(', ')}.`);
  }
  const settings = new Map<string, string>();
  for (const option of options) {
    const wanted = given.get(option.id);
    if (!asks(option, settings)) {
      if (wanted !== undefined) throw new OptionError(`The option ${option.id} makes no difference here; leave it out.`);
      continue;
    }
    const values = choicesOf(option, settings);
    if (wanted !== undefined && values.length > 0 && !values.some(({ id }) => id === wanted)) {
      throw new OptionError(`${option.id}=${wanted} is not possible here; write one of ${values.map(({ id }) => id).join(', ')}.`);
    }
    settings.set(option.id, wanted ?? defaultOf(option, settings));
  }
  return settings;
}

/** Whether there is something to choose. */
export function asks(option: FormatOption, settings: FormatSettings): boolean {
  return option.matters?.(settings) ?? true;
}

/** Of an option with values: those that go with what stands in the options before it. */
export function choicesOf({ values }: FormatOption, settings: FormatSettings): readonly OptionValue[] {
  return values.filter((value) => value.matters?.(settings) ?? true);
}

function defaultOf(option: FormatOption, settings: FormatSettings): string {
  return choicesOf(option, settings)[0]?.id ?? option.text ?? '';
}

/** What remains of choices made before, with another format or an older version: those that can still be made. */
export function possibleSettings(options: readonly FormatOption[], given: FormatSettings): FormatSettings {
  const settings = new Map<string, string>();
  for (const option of options) {
    if (!asks(option, settings)) continue;
    const wanted = given.get(option.id);
    const values = choicesOf(option, settings);
    const possible = wanted !== undefined && (values.length === 0 || values.some(({ id }) => id === wanted));
    settings.set(option.id, possible ? wanted : defaultOf(option, settings));
  }
  return settings;
}

/** yes or no; no is the default. */
export function yesOrNo(no: string, yes: string): readonly OptionValue[] {
  return [{ id: 'no', label: no }, { id: 'yes', label: yes }];
}
