/** Text files that people and tools keep beside articles under names of their own. */
const NAMES = /^(?:(?:dev-|test-)?requirements(?:[-_.].*)?|constraints|cmakelists|robots|ads|app-ads|security|humans|llms(?:-full)?|sitemap|licen[cs]es?(?:[-_.].*)?|copying|notices?|third[-_]?party.*|version|manifest|(?:stop)?words?|word[-_]?list|dictionary|vocab(?:ulary)?|readme|changelog|changes|contributing|contributors|authors|todo)$/iu;

/** How much of a text is looked at. */
const SAMPLE = 20_000;
const TIMESTAMP = /^\W{0,3}(?:\d{4}[-/]\d\d[-/]\d\d|\d\d[-/]\d\d[-/]\d{4}|\w{3} +\d{1,2})[T ,]+\d\d:\d\d:\d\d|^\W{0,3}\d\d:\d\d:\d\d|^\W{0,3}(?:DEBUG|INFO|WARN(?:ING)?|ERROR|FATAL|TRACE)\b/u;
const CODE_END = /[;{}\\]\s*$|^\s*(?:#include|import |from \S+ import|def |function |return |if \(|<\/?\w+|\/\/|\/\*)/u;
const SENTENCE_END = /[.!?…]["”’»)\]]*\s*$/u;
const [TAB, COMMA, SEMICOLON] = [9, 44, 59];
const LETTER = /[\p{L}\p{M}]/u;
const NO_SPACE = /\S/u;
/** By unit of ASCII, 1 for what code is full of. */
const SYMBOLS = Uint8Array.from({ length: 0x80 }, (_, unit) => Number('{}[]<>=_\\|#$@~^`&*+'.includes(String.fromCharCode(unit))));
const LONG_LINE = 40;

/**
 * Whether a text file holds prose worth highlighting. `requirements.txt`, `CMakeLists.txt`, `robots.txt`, licences, logs,
 * code, tables, word lists and binary data do not. A text too short to tell is taken for one that is being written.
 * @param name the file's name, with or without folders.
 * @param text the text or its first few thousand characters.
 */
export function isProse(name: string, text: string): boolean {
  const base = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).replace(/\.(?:txt|md|article)$/iu, '');
  if (NAMES.test(base) || /\.log(?:\.\d+)?$/iu.test(base)) return false;
  const sample = text.slice(0, SAMPLE);
  if (sample.includes('\0')) return false;

  let prose = 0;
  let other = 0;
  let short = 0;
  let sentences = 0;
  for (const line of sample.split(/\r\n|\n|\r/u)) {
    const trimmed = line.trim();
    if (trimmed === '') continue;
    if (SENTENCE_END.test(trimmed)) sentences++;
    if (isMachineMade(trimmed)) other += trimmed.length;
    else if (trimmed.length >= LONG_LINE) prose += trimmed.length;
    else short++;
  }
  if (prose + other === 0) return sentences > 0 || short < 12; // a list of words goes on and on without a sentence
  return prose > other && (prose > short * 8 || sentences >= short / 2);
}

function isMachineMade(line: string): boolean {
  if (TIMESTAMP.test(line) || CODE_END.test(line)) return true;
  const sample = line.slice(0, 400);
  const { letters, words, symbols, digits, cells } = countIn(sample);
  if (symbols * 12 > sample.length || digits * 3 > sample.length) return true;
  if (cells >= 2 && cells * 3 >= words) return true;
  if (/^[!-~]{60,}$/u.test(sample)) return true; // encoded data, a bare address
  return letters * 2 < sample.length;
}

interface Counts {
  readonly letters: number;
  /** Of two letters or more. */
  readonly words: number;
  readonly symbols: number;
  readonly digits: number;
  /** Ends of what is separated without a space behind: `a,b,c`, `a;b;c`, `a<tab>b<tab>c`. */
  readonly cells: number;
}

/** In one reading: of each article of a folder so much is looked at, and lists of all its letters took longer than all the rest of reading it. */
function countIn(sample: string): Counts {
  let [letters, words, symbols, digits, cells] = [0, 0, 0, 0, 0];
  let run = 0;
  for (let at = 0; at < sample.length; at++) {
    const unit = sample.charCodeAt(at);
    if (isLetterAt(sample, at, unit)) {
      letters++;
      run++;
      if (run === 2) words++;
      if (isHalf(unit)) at++;
      continue;
    }
    run = 0;
    if (unit >= 48 && unit <= 57) digits++;
    else if (unit === TAB || ((unit === COMMA || unit === SEMICOLON) && NO_SPACE.test(sample.charAt(at + 1)))) cells++;
    else symbols += SYMBOLS[unit] ?? 0;
  }
  return { letters, words, symbols, digits, cells };
}

function isLetterAt(text: string, at: number, unit: number): boolean {
  if (unit < 0x80) return (unit | 32) >= 97 && (unit | 32) <= 122;
  return LETTER.test(isHalf(unit) ? String.fromCodePoint(text.codePointAt(at) ?? 0) : text.charAt(at));
}

/** Of a character beyond the 16 bits of one unit. */
function isHalf(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}
