/** Text files that people and tools keep beside articles under names of their own. */
const NAMES = /^(?:(?:dev-|test-)?requirements(?:[-_.].*)?|constraints|cmakelists|robots|ads|app-ads|security|humans|llms(?:-full)?|sitemap|licen[cs]es?(?:[-_.].*)?|copying|notices?|third[-_]?party.*|version|manifest|(?:stop)?words?|word[-_]?list|dictionary|vocab(?:ulary)?|readme|changelog|changes|contributing|contributors|authors|todo)$/iu;

/** How much of a text is looked at. */
const SAMPLE = 20_000;
const TIMESTAMP = /^\W{0,3}(?:\d{4}[-/]\d\d[-/]\d\d|\d\d[-/]\d\d[-/]\d{4}|\w{3} +\d{1,2})[T ,]+\d\d:\d\d:\d\d|^\W{0,3}\d\d:\d\d:\d\d|^\W{0,3}(?:DEBUG|INFO|WARN(?:ING)?|ERROR|FATAL|TRACE)\b/u;
const CODE_END = /[;{}\\]\s*$|^\s*(?:#include|import |from \S+ import|def |function |return |if \(|<\/?\w+|\/\/|\/\*)/u;
/** Separated without a space behind: `a,b,c`, `a;b;c`, `a<tab>b<tab>c`. */
const CELL_ENDS = /[,;](?=\S)|\t/gu;
const SENTENCE_END = /[.!?…]["”’»)\]]*\s*$/u;
const SYMBOLS = /[{}[\]<>=_\\|#$@~^`&*+]/gu;
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
  const words = (sample.match(/[\p{L}\p{M}]{2,}/gu) ?? []).length;
  const symbols = (sample.match(SYMBOLS) ?? []).length;
  const digits = (sample.match(/\d/gu) ?? []).length;
  const cells = (sample.match(CELL_ENDS) ?? []).length;
  if (symbols * 12 > sample.length || digits * 3 > sample.length) return true;
  if (cells >= 2 && cells * 3 >= words) return true;
  if (/^[!-~]{60,}$/u.test(sample)) return true; // encoded data, a bare address
  return (sample.match(/[\p{L}\p{M}]/gu) ?? []).length * 2 < sample.length;
}
