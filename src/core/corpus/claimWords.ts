/** Words that every sentence holds, and those that hedge or report: they say nothing of the matter. */
const EMPTY = new Set(
  (
    'about above after again against also although among another around because been before being below between both cannot could does doing down during each either every ' +
    'fact from further have having here hers herself himself however into itself just like made make many more most much must neither never nobody nothing once only other ' +
    'others ourselves over perhaps possible possibly probably said same says shall should since some such than that their theirs them themselves then there therefore these they ' +
    'this those though through thus told toward towards under until upon very were what when where whether which while whom whose will with within without would your yours'
  ).split(' '),
);
const LONGEST_STEM = 6;

/**
 * What a claim speaks of: its words without endings, names among them, and its numbers.
 * Crude stems (six letters, no plural) do: the score weighs rare words, and long words differ early.
 */
export function claimWords(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const [token] of text.toLowerCase().matchAll(/\d[\d.,]*\d|\d|[\p{L}\p{M}]+/gu)) {
    if (/^\d/u.test(token)) words.add(token.replaceAll(',', ''));
    else if (token.length > 3 && !EMPTY.has(token)) words.add(token.replace(/(?:’s|s|es)$/u, '').slice(0, LONGEST_STEM));
  }
  return words;
}
