/** A smaller number in the place of another. */

/** Takes the first of 0, 1 and the low 8, 16, 32 and 64 bits that `tries` accepts, then clears every bit that it can do without. */
export async function shrinkValue(value: bigint, tries: (smaller: bigint) => Promise<boolean>): Promise<void> {
  let smallest = value;
  const take = async (smaller: bigint): Promise<void> => {
    if (smaller < smallest && (await tries(smaller))) smallest = smaller;
  };
  for (const smaller of [0n, 1n, ...[8, 16, 32, 64].map((width) => BigInt.asUintN(width, value))]) await take(smaller);
  for (let bit = value < 1n << 64n ? 63n : 127n; bit >= 0n && smallest > 1n; bit--) {
    if (smallest & (1n << bit)) await take(smallest & ~(1n << bit));
  }
}
