const ENDING = '.annotations.yaml';

/** `a.txt` → `a.txt.annotations.yaml`; with a path or URI in front as well. */
export function sidecarNameOf(article: string): string {
  return article + ENDING;
}

/** The article a sidecar belongs to by its name; undefined: no sidecar. */
export function articleNameOf(sidecar: string): string | undefined {
  return sidecar.endsWith(ENDING) && sidecar.length > ENDING.length ? sidecar.slice(0, -ENDING.length) : undefined;
}
