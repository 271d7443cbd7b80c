import type { Code, KnownActor } from '../../sidecar/registryModel';

/** An entry for codebook.yaml. */
export type CodeFields = Omit<Code, 'line' | 'attributes'>;

/** An entry for actors.yaml. */
export type ActorFields = Omit<KnownActor, 'line'>;
