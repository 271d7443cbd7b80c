import type { LockedWriter } from '../core/sidecar/lockedWrite';
import { newId } from '../core/sidecar/newId';
import { nodeClock, nodeDisk } from './disk';

/** Writes files of the local disk so that they are never half written. */
export const diskWriter: LockedWriter = { disk: nodeDisk, clock: nodeClock, token: () => newId(Math.random) };
