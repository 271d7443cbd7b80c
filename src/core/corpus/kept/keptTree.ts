/** Plain objects of objects, strings, numbers and typed arrays, as one line of JSON and the bytes of the arrays. */
export interface SplitTree {
  readonly shape: string;
  readonly leaves: readonly Uint8Array[];
}

/** Stands in the JSON for an array: its place among the leaves, and the bytes of each of its numbers. */
interface Leaf {
  readonly leaf: number;
  readonly width: 1 | 4;
}

/** @param tree has no other fields named `leaf`. */
export function splitTree(tree: unknown): SplitTree {
  const leaves: Uint8Array[] = [];
  const leafOf = (array: Uint8Array | Uint32Array): Leaf => {
    const width = array instanceof Uint32Array ? 4 : 1;
    // as the machine has them: all that run VS Code have the low byte first
    return { leaf: leaves.push(new Uint8Array(array.buffer, array.byteOffset, array.byteLength)) - 1, width };
  };
  const shape = JSON.stringify(tree, (_, value: unknown) => (value instanceof Uint8Array || value instanceof Uint32Array ? leafOf(value) : value));
  return { shape, leaves };
}

/** @param leaves become the arrays; those of four bytes have to lie at a multiple of four. @throws for what `splitTree` did not make. */
export function joinTree(shape: string, leaves: readonly Uint8Array[]): unknown {
  return JSON.parse(shape, (_, value: unknown) => {
    if (!isLeaf(value)) return value;
    const bytes = leaves[value.leaf];
    if (!bytes) throw new RangeError(`There is no part ${value.leaf}.`);
    return value.width === 1 ? bytes : new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  }) as unknown;
}

function isLeaf(value: unknown): value is Leaf {
  return typeof value === 'object' && value !== null && 'leaf' in value;
}
