/** Turns UTF-16 offsets of one text into code-point offsets. */
export type CodePointOffset = (utf16: number) => number;

/**
 * Python, Java's `codePoint…`, brat, REFI-QDA and W3C Web Annotation count code points, JavaScript counts UTF-16 units.
 * Built in one pass over the text; each question is then a binary search among the characters beyond U+FFFF (usually
 * none). A lone surrogate counts as one code point; an offset inside a pair as the one behind it.
 */
export function codePointOffsets(text: string): CodePointOffset {
  const seconds: number[] = []; // positions of the second halves of surrogate pairs
  for (let at = 0; at < text.length; at++) {
    if ((text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) seconds.push(++at);
  }
  return (utf16) => {
    let low = 0;
    let high = seconds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((seconds[middle] ?? 0) < utf16) low = middle + 1;
      else high = middle;
    }
    return utf16 - low;
  };
}
