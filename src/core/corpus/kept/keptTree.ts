/** Plain objects of objects, strings, numbers and typed arrays, as one line of JSON and the bytes of the arrays. */
export interface SplitTree {
  readonly shape: string;
  readonly leaves: readonly Uint8Array[];
}

type Numbers = Uint8Array | Uint16Array | Uint32Array;

/** Stands in the JSON for an array: its place among the leaves, and the bytes of each of its numbers. */
interface Leaf {
  readonly leaf: number;
  readonly width: 1 | 2 | 4;
}

/** @param tree has no other fields named `leaf`. */
export function splitTree(tree: unknown): SplitTree {
  const leaves: Uint8Array[] = [];
  const leafOf = (array: Numbers): Leaf => {
    const width = array instanceof Uint8Array ? 1 : array instanceof Uint16Array ? 2 : 4;
    // as the machine has them: all that run VS Code have the low byte first
    return { leaf: leaves.push(new Uint8Array(array.buffer, array.byteOffset, array.byteLength)) - 1, width };
  };
  const shape = JSON.stringify(tree, (_, value: unknown) => (isNumbers(value) ? leafOf(value) : value));
  return { shape, leaves };
}

/** @param leaves become the arrays; those of several bytes have to lie at a multiple of them. @throws for what `splitTree` did not make. */
export function joinTree(shape: string, leaves: readonly Uint8Array[]): unknown {
  return JSON.parse(shape, (_, value: unknown) => {
    if (!isLeaf(value)) return value;
    const bytes = leaves[value.leaf];
    if (!bytes) throw new RangeError(`There is no part ${value.leaf}.`);
    if (value.width === 1) return bytes;
    const { buffer, byteOffset, length } = bytes;
    return value.width === 2 ? new Uint16Array(buffer, byteOffset, length / 2) : new Uint32Array(buffer, byteOffset, length / 4);
  }) as unknown;
}

function isNumbers(value: unknown): value is Numbers {
  return value instanceof Uint8Array || value instanceof Uint16Array || value instanceof Uint32Array;
}

function isLeaf(value: unknown): value is Leaf {
  return typeof value === 'object' && value !== null && 'leaf' in value;
}
