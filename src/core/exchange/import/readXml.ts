import { SaxesParser } from 'saxes';
import { ImportError } from './model';

/** An element; names are without prefix, whatever namespace they are of. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Of the element itself, not of its children. */
  readonly text: string;
}

const DEEPEST = 100;

interface Open extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

/**
 * Parses XML of a stranger. saxes knows no entities but the five of XML; a document type is refused altogether, so nothing
 * can be expanded or fetched.
 * @throws ImportError with line and column.
 */
export function readXml(text: string, name: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: Open[] = [];
  let root: XmlElement | undefined;
  const refuse = (what: string) => new ImportError(`${name}, line ${parser.line}, column ${parser.columnIndex + 1}: ${what}`);
  parser.on('error', ({ message }) => {
    throw refuse(`this is not well-formed XML (${message.replace(/^[\d:]+ /, '').replace(/\.$/, '')}): export the file again.`);
  });
  parser.on('doctype', () => {
    throw refuse('the file declares a document type or entities, which no annotation tool writes: nothing is imported from it.');
  });
  parser.on('opentag', ({ local, attributes }) => {
    if (open.length >= DEEPEST) throw refuse(`elements are nested deeper than ${DEEPEST}: nothing is imported from it.`);
    open.push({ name: local, attributes: new Map(Object.values(attributes).map((attribute) => [attribute.local, attribute.value])), children: [], text: '' });
  });
  const add = (words: string) => {
    const top = open.at(-1);
    if (top) top.text += words;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    const closed = open.pop();
    if (!closed) return;
    const parent = open.at(-1);
    if (parent) parent.children.push(closed);
    else root = closed;
  });
  parser.write(text).close();
  if (!root) throw new ImportError(`${name} holds no XML element: export the file again.`);
  return root;
}

export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}
