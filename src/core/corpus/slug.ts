/** A readable id made of a name: `Émile Al-Ḥāfiẓ` → `emile-al-hafiz`; letters of other scripts stay. Never empty. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/gu, '');
  return slug || 'unnamed';
}
