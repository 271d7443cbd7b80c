import type { Clock, Disk } from './disk';

/** A lock that does not change for so long belongs to a program that is gone. A write takes milliseconds, a slow network drive a second. */
const STALE = 8_000;
const POLL = 50;
/** Programs that write in turns let another one in well before this. */
const PATIENCE = 30_000;
/** So many dead locks in a row are no accident of ours. */
const MOST_LINKS = 20;

export interface Lock {
  /** Tokens of dead programs whose place this lock takes: what they left behind may go. */
  readonly tookOver: readonly string[];
  /** Is it still ours? Nobody has taken it for dead meanwhile. */
  held(): Promise<boolean>;
  release(): Promise<void>;
}

interface Link {
  readonly name: string;
  readonly token: string;
}

/**
 * Takes the lock file beside `path`, waiting for whoever holds it; undefined: nobody let go.
 *
 * A dead lock is never removed by those who wait: two of them could do so at once, and the second would remove the new lock of the first.
 * The one who finds a dead lock with token T creates `….lock-T` instead, exclusively, and owns the lock by that; whoever owns the end
 * of such a chain removes its dead part when done. A program's clock may jump (a computer that slept), so only time spent polling counts.
 * @param token [a-z0-9], unique for each attempt.
 */
export async function takeLock(disk: Disk, clock: Clock, path: string, token: string): Promise<Lock | undefined> {
  const base = `${path}.lock`;
  const bytes = new TextEncoder().encode(token);
  /** How long each holder was seen without a change; the dead stay in it. */
  let seen = new Map<string, number>();
  for (let waited = 0; waited < PATIENCE; ) {
    const dead: Link[] = [];
    let holder: string | undefined;
    for (let name = base; dead.length < MOST_LINKS; name = successorOf(base, holder)) {
      if (await disk.createExclusive(name, bytes)) {
        if (await stillThere(disk, dead)) return ownedLock(disk, base, { name, token }, dead);
        // Whoever owned the chain before has just cleared it away
        await disk.remove(name);
        holder = undefined;
        break;
      }
      holder = await tokenIn(disk, name);
      if (holder === undefined || (seen.get(holder) ?? 0) < STALE) break;
      dead.push({ name, token: holder });
    }
    if (holder === undefined) seen = new Map();
    const before = clock.now();
    await clock.sleep(POLL);
    const passed = Math.max(POLL, Math.min(clock.now() - before, 2 * POLL));
    waited += passed;
    const kept = new Map<string, number>(dead.map((link) => [link.token, STALE]));
    if (holder !== undefined && !kept.has(holder)) kept.set(holder, (seen.get(holder) ?? 0) + passed);
    seen = kept;
  }
  return undefined;
}

function ownedLock(disk: Disk, base: string, own: Link, dead: readonly Link[]): Lock {
  const held = async () => (await stillThere(disk, [own])) && (await tokenIn(disk, successorOf(base, own.token))) === undefined;
  return {
    tookOver: dead.map(({ token }) => token),
    held,
    async release() {
      if (!(await held())) return; // whoever took over clears up
      // From the beginning: as long as ours stands nobody can take the place behind a dead one
      for (const link of [...dead, own]) if (await stillThere(disk, [link])) await disk.remove(link.name);
    },
  };
}

async function stillThere(disk: Disk, links: readonly Link[]): Promise<boolean> {
  for (const { name, token } of links) if ((await tokenIn(disk, name)) !== token) return false;
  return true;
}

async function tokenIn(disk: Disk, name: string): Promise<string | undefined> {
  const bytes = await disk.read(name);
  return bytes && new TextDecoder().decode(bytes);
}

/** A lock of another program's making may hold anything; ours hold letters and digits. */
function successorOf(base: string, token: string | undefined): string {
  const name = (token ?? '').replace(/[^a-z0-9]/gi, '').slice(0, 40);
  return `${base}-${name || 'empty'}`;
}
