/**
 * Names for the files of a folder export: inside the folder whatever the article's name is, legal on every system, and
 * each once (compared without case).
 * @returns takes an article's name, gives it without `.txt`: `sub/a.txt` → `sub/a`, `a.md` → `a.md`.
 */
export function createFileNames(): (article: string) => string {
  const taken = new Set<string>();
  return (article) => {
    const parts = article
      .replace(/\.txt$/i, '')
      .split(/[/\\]/)
      .map((part) => part.replace(/[\u0000-\u001f:*?"<>|\p{Cs}]/gu, '_').replace(/[. ]+$/, ''))
      .filter((part) => part !== '');
    const wanted = parts.join('/') || 'article';
    let name = wanted;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${wanted}-${n}`;
    taken.add(name.toLowerCase());
    return name;
  };
}
