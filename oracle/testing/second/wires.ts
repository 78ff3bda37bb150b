/** Values as lists of wires, lowest first, each the number 0 or 1: what the second definitions compute with, at any width. */

export type Wire = 0 | 1;
export type Wires = readonly Wire[];

/** The low `width` bits of an unsigned value, read off its binary digits. */
export const wiresOf = (value: bigint, width: number): Wires =>
  Array.from(value.toString(2).padStart(width, "0").slice(-width), (digit): Wire => (digit === "1" ? 1 : 0)).reverse();

/** The unsigned value of at most 128 wires. In chunks that a number holds exactly: most values have one chunk. */
export function unsignedOf(wires: Wires): bigint {
  let value = 0n;
  for (let end = wires.length; end > 0; end -= 32) value = value * 0x1_0000_0000n + BigInt(chunk(wires, end));
  return value;
}

function chunk(wires: Wires, end: number): number {
  let value = 0;
  for (let n = end - 1; n >= Math.max(0, end - 32); n--) value = value * 2 + wires[n]!;
  return value;
}

/** `count` of the same wire. */
export const copies = (wire: Wire, count: number): Wires => new Array<Wire>(count).fill(wire);

export const flip = (wire: Wire): Wire => (wire === 1 ? 0 : 1);
export const differ = (a: Wire, b: Wire): Wire => (a === b ? 0 : 1);

/** The sign: the highest wire. */
export const top = (wires: Wires): Wire => wires[wires.length - 1]!;

export const anyOne = (wires: Wires): Wire => (wires.includes(1) ? 1 : 0);

/** A number as wires, by repeated halving. */
export function wiresOfNumber(value: number, width: number): Wires {
  const wires: Wire[] = [];
  for (let rest = value; wires.length < width; rest = Math.floor(rest / 2)) wires.push(rest % 2 === 1 ? 1 : 0);
  return wires;
}

/** The number that a few wires (at most 32) say. */
export const numberOf = (wires: Wires): number => chunk(wires, wires.length);
