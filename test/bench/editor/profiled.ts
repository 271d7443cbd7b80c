import fs from 'node:fs';
import { Session } from 'node:inspector/promises';
import path from 'node:path';

/** Finer than the tasks that are looked for. */
const SAMPLE_US = 500;

/** Does the work, and writes what this thread did meanwhile to `NAME.cpuprofile` of a folder; to none where it has no name. */
export async function profiled<T>(folder: string, name: string, work: () => PromiseLike<T>): Promise<T> {
  if (folder === '') return work();
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: SAMPLE_US });
  await session.post('Profiler.start');
  const done = await work();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, `${name}.cpuprofile`), JSON.stringify(profile));
  return done;
}
