/** The section of a sidecar that holds what was agreed on. */
export const CONSENSUS = 'consensus';
