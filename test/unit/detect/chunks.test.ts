import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createChunks, hashOn, NO_HASH } from '../../../src/core/detect/tagging/chunks';
import type { Lexeme, Lexicon } from '../../../src/core/detect/tagging/lexicon';

/** Chunks of letters, each cut into its letters; and what was cut. */
function cutter() {
  const cut: string[] = [];
  const lexicon: Pick<Lexicon, 'cut'> = {
    cut: (chunk) => {
      cut.push(chunk);
      return [...chunk].map((text) => ({ text }) as Lexeme);
    },
  };
  const chunkAt = createChunks(lexicon as Lexicon);
  const lettersOf = (line: string, start: number, end: number, hash?: number): string => {
    let own = NO_HASH;
    for (let at = start; at < end; at++) own = hashOn(own, line.charCodeAt(at));
    const found: string[] = [];
    for (let token: ReturnType<typeof chunkAt> | undefined = chunkAt(line, start, end, hash ?? own); token; token = token.next) found.push(`${token.lexeme?.text ?? ''}${token.start}`);
    return found.join(' ');
  };
  return { cut, lettersOf };
}

suite('detection: chunks between two spaces', () => {
  test('are cut once, wherever they stand', () => {
    const { cut, lettersOf } = cutter();
    assert.equal(lettersOf('abc', 0, 3), 'a0 b1 c2');
    assert.equal(lettersOf('x abc abd', 2, 5), 'a0 b1 c2');
    assert.equal(lettersOf('x abc abd', 6, 9), 'a0 b1 d2');
    assert.deepEqual(cut, ['abc', 'abd']);
  });

  test('are told apart by their characters where their hashes are the same, and cut again where a row is full', () => {
    const { lettersOf } = cutter();
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-d]{1,3}$/), { maxLength: 60 }), fc.integer(), (chunks, hash) => {
        for (const chunk of chunks) assert.equal(lettersOf(`-${chunk}-`, 1, 1 + chunk.length, hash), [...chunk].map((letter, at) => `${letter}${at}`).join(' '));
      }),
    );
  });
});
