/** Remembers what was made of the numbers asked for, `most` at once, then of none again: most of what is asked for is little. */
export function remembered<T>(most: number, make: (number: number) => T): (number: number) => T {
  let made = new Map<number, T>();
  return (number) => {
    const known = made.get(number);
    if (known !== undefined) return known;
    const fresh = make(number);
    if (made.size >= most) made = new Map();
    made.set(number, fresh);
    return fresh;
  };
}
