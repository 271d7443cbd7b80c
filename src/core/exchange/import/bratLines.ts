import { ImportError } from './model';

/** A text-bound annotation. */
export interface BratSpan {
  readonly id: string;
  readonly type: string;
  /** In the unit of the tool, by their order in the line. */
  readonly fragments: readonly { readonly start: number; readonly end: number }[];
  readonly words: string;
  /** 1-based. */
  readonly line: number;
}

export interface BratLines {
  readonly spans: readonly BratSpan[];
  /** Relations, arguments of events and equivalences: from one annotation to another. */
  readonly relations: readonly { readonly type: string; readonly from: string; readonly to: string }[];
  /** Event to the span that is its trigger. */
  readonly triggers: ReadonlyMap<string, string>;
  readonly attributes: readonly { readonly name: string; readonly of: string; readonly value: string | undefined }[];
  readonly notes: readonly { readonly of: string; readonly text: string }[];
  /** Links to databases: `Wikipedia:534366`, with the entry's name. */
  readonly references: readonly { readonly of: string; readonly to: string; readonly name: string }[];
}

/** Reads standoff lines (https://brat.nlplab.org/standoff.html). @throws ImportError naming the line. */
export function readBratLines(text: string, name: string): BratLines {
  const spans: BratSpan[] = [];
  const relations: { type: string; from: string; to: string }[] = [];
  const triggers = new Map<string, string>();
  const attributes: { name: string; of: string; value: string | undefined }[] = [];
  const notes: { of: string; text: string }[] = [];
  const references: { of: string; to: string; name: string }[] = [];
  const seen = new Map<string, number>();
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const wrong = (what: string) => new ImportError(`${name}, line ${i + 1}: ${what}`);
    const [id = '', about = '', ...rest] = line.split('\t');
    const words = rest.join('\t');
    const [type = '', ...fields] = about.split(' ').filter((field) => field !== '');
    const before = /^[*#]/.test(id) ? undefined : seen.get(id);
    if (before !== undefined) throw wrong(`the id ${id} is that of line ${before} already: give one of the two another id.`);
    seen.set(id, i + 1);
    const [first = '', second = ''] = fields;
    switch (id.charAt(0)) {
      case 'T': {
        const fragments = fields.join(' ').split(';').map((fragment) => /^(\d+) (\d+)$/.exec(fragment));
        const read = fragments.flatMap((match) => (match ? [{ start: Number(match[1]), end: Number(match[2]) }] : []));
        if (read.length < fragments.length || read.some(({ start, end }) => start >= end)) throw wrong(`“${about.slice(0, 60)}” should be a type and offsets, such as “Person 12 20”.`);
        spans.push({ id, type, fragments: read, words, line: i + 1 });
        break;
      }
      case 'R':
        relations.push({ type, from: afterColon(first), to: afterColon(second) });
        break;
      case 'E':
        triggers.set(id, afterColon(type));
        for (const argument of fields) relations.push({ type: argument.slice(0, argument.indexOf(':')), from: id, to: afterColon(argument) });
        break;
      case '*':
        for (const [at, to] of fields.entries()) if (at > 0) relations.push({ type, from: fields[at - 1] ?? '', to });
        break;
      case 'A':
      case 'M':
        attributes.push({ name: type, of: first, value: fields.length > 1 ? fields.slice(1).join(' ') : undefined });
        break;
      case 'N':
        references.push({ of: first, to: second, name: words });
        break;
      case '#':
        notes.push({ of: first, text: words });
        break;
      default:
        throw wrong(`“${line.slice(0, 40)}” is no line of brat standoff: it should begin with T1, R1, E1, A1, N1, # or *.`);
    }
  }
  return { spans, relations, triggers, attributes, notes, references };
}

function afterColon(field: string): string {
  return field.slice(field.indexOf(':') + 1);
}
