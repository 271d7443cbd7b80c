/** A copy of a string, where the engine would make a slice (V8: from 13 characters on), which keeps all of the text it was cut from. */
export function detach(text: string): string {
  return text.length < 13 ? text : [text, ''].join('\n').slice(0, -1);
}
