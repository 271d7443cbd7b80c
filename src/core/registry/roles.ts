import type { Role } from '../sidecar/registryModel';

/** Whether somebody held a role on a day (month, year), as far as both are known. @param iso the date of an article. */
function isHeldOn({ since, until }: Role, iso: string): boolean {
  const compare = (a: string, b: string) => {
    const length = Math.min(a.length, b.length);
    const [left, right] = [a.slice(0, length), b.slice(0, length)];
    return left < right ? -1 : left > right ? 1 : 0;
  };
  return (since === undefined || compare(since, iso) <= 0) && (until === undefined || compare(iso, until) <= 0);
}

/** `foreign minister, since 2004`; `envoy, 2001 to 2004`. */
export function roleWords({ role, since, until }: Role): string {
  if (since !== undefined && until !== undefined) return `${role}, ${since} to ${until}`;
  if (since !== undefined) return `${role}, since ${since}`;
  return until === undefined ? role : `${role}, until ${until}`;
}

/** The roles held at the date of an article; all where it has none, or one without a year. */
export function rolesOn(roles: readonly Role[], iso: string | undefined): readonly Role[] {
  return iso === undefined || iso.startsWith('-') ? roles : roles.filter((role) => isHeldOn(role, iso));
}
