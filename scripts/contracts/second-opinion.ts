/** What calls must return, by programs that have nothing in common with the contracts: Node's crypto, bigints, Buffer, JSON. */
import { createHash, createHmac } from "node:crypto";
import { crc32 } from "node:zlib";
import { digest, uint256 } from "./service-opinions.ts";

export type Argument = string | bigint | boolean;
export type Returned = string | bigint | boolean;
export type Opinion = (...given: Argument[]) => Returned[];

const text = (value: Argument | undefined): string => String(value);
const whole = (value: Argument | undefined): bigint => BigInt(value ?? 0);
const words64 = (value: bigint): bigint[] => [BigInt.asUintN(64, value >> 64n), BigInt.asUintN(64, value)];
const wide = (high: Argument | undefined, low: Argument | undefined): bigint => (whole(high) << 64n) | whole(low);
const signedWide = (high: Argument | undefined, low: Argument | undefined): bigint =>
  BigInt.asIntN(128, wide(high, low));
const ascending = (left: Argument, right: Argument): number => (whole(left) < whole(right) ? -1 : 1);

/** A contract reads numbers up to the first parameter that is none, or that does not fit. */
function numbers(values: readonly Argument[]): bigint[] {
  const end = values.findIndex((value) => typeof value !== "bigint" || value !== BigInt.asIntN(64, value));
  return values.slice(0, end < 0 ? values.length : end).map(whole);
}

const sorted: Opinion = (...values) => [BigInt(numbers(values).length), ...numbers(values).sort(ascending)];
const binary = (value: Argument | undefined): string => whole(value).toString(2).padStart(64, "0");

function fibonacci(n: bigint): bigint {
  let [value, next] = [0n, 1n];
  for (let left = n; left > 0n; left--) [value, next] = [next, value + next];
  return value;
}

const factorial = (n: bigint): bigint => (n < 2n ? 1n : n * factorial(n - 1n));
const order = (left: bigint, right: bigint): bigint => (left < right ? -1n : left > right ? 1n : 0n);

function modularPower(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let [result, square] = [1n % modulus, base % modulus];
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

function isPrime(value: bigint): boolean {
  for (let divisor = 2n; divisor * divisor <= value; divisor++) if (value % divisor === 0n) return false;
  return value > 1n;
}

function root(value: bigint): bigint {
  let guess = BigInt(Math.floor(Math.sqrt(Number(value))));
  while (guess * guess > value) guess--;
  while ((guess + 1n) * (guess + 1n) <= value) guess++;
  return guess;
}

/** Keys in order. Numbers that JavaScript does not hold exactly travel as text. */
function canonical(input: string): Returned[] {
  const inOrder = (_: string, value: unknown): unknown =>
    value && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value;
  const quoted = input.replace(/-?\d{16,}/g, '"#$&#"');
  return [JSON.stringify(JSON.parse(quoted), inOrder).replace(/"#(-?\d+)#"/g, "$1")];
}

const shifted = (value: bigint, by: bigint): bigint[] => [
  ...words64(value << by),
  ...words64(value >> by),
  ...words64(BigInt.asIntN(128, value) >> by),
];

const reversedBytes = (value: bigint): bigint =>
  BigInt(`0x${value.toString(16).padStart(16, "0").match(/../g)!.reverse().join("")}`);

/** By contract and function; only calls that end well are asked. */
export const OPINIONS: Readonly<Record<string, Readonly<Record<string, Opinion>>>> = {
  fib: {
    fib: (n) => [fibonacci(whole(n))],
    loop: (n) => [BigInt.asUintN(64, fibonacci(whole(n)))],
  },
  sort: {
    insertion: sorted,
    quick: sorted,
    heap: sorted,
    merge: sorted,
    reversed: (...values) => [BigInt(values.length), ...values.map(whole).sort(ascending).reverse()],
    median: (...values) => [values.map(whole).sort(ascending)[(values.length - 1) >> 1]!],
  },
  sha256: {
    hash: (input) => [createHash("sha256").update(text(input)).digest("hex")],
    repeated: (input, times) => {
      const bytes = text(input).repeat(Number(times));
      return [createHash("sha256").update(bytes).digest("latin1"), BigInt((bytes.length + 8 + 64) & ~63)];
    },
    hmac: (key, message) => [createHmac("sha256", text(key)).update(text(message)).digest("hex")],
  },
  bigint: {
    add: (left, right) => [String(whole(left) + whole(right))],
    multiply: (left, right) => [String(whole(left) * whole(right))],
    divide: (left, right) => [String(whole(left) / whole(right)), whole(left) % whole(right)],
    compare: (left, right) => [order(whole(left), whole(right))],
    power: (base, exponent) => [String(whole(base) ** whole(exponent))],
    factorial: (n) => [String(factorial(whole(n)))],
  },
  bits: {
    count: (value) => {
      const ones = BigInt([...binary(value)].filter((digit) => digit === "1").length);
      return [ones, ones % 2n === 1n];
    },
    zeros: (value) =>
      [/^0*/.exec(binary(value))![0], /0*$/.exec(binary(value))![0]].map(({ length }) => BigInt(length)),
    mirror: (value) => {
      const mirrored = BigInt(`0b${[...binary(value)].reverse().join("")}`);
      return [mirrored, reversedBytes(mirrored)];
    },
    root: (value) => [root(whole(value)), whole(value) - root(whole(value)) ** 2n],
    crc: (input) => [BigInt(crc32(text(input)))],
    extend: (value) =>
      [8, 16, 32]
        .map((bits) => BigInt.asIntN(bits, whole(value)))
        .concat([8, 16, 32].map((bits) => BigInt.asUintN(bits, whole(value)))),
  },
  wide: {
    multiply: (a, b, c, d) => words64(wide(a, b) * wide(c, d)),
    divide: (a, b, c, d) => [...words64(wide(a, b) / wide(c, d)), ...words64(wide(a, b) % wide(c, d))],
    divide_signed: (a, b, c, d) => {
      const [left, right] = [signedWide(a, b), signedWide(c, d)];
      return [...words64(left / right), ...words64(left % right)];
    },
    shift: (a, b, by) => shifted(wide(a, b), whole(by) & 127n),
    share: (amount, part, all) => [(whole(amount) * whole(part)) / whole(all)],
    power: (base, exponent, modulus) => [modularPower(whole(base), whole(exponent), whole(modulus))],
    prime: (value) => [isPrime(whole(value))],
  },
  text: { reverse: (input) => [[...text(input)].reverse().join("")] },
  base64: {
    encode: (input) => [Buffer.from(text(input)).toString("base64")],
    decode: (input) => [Buffer.from(text(input), "base64").toString("latin1")],
    hex: (input) => [Buffer.from(text(input)).toString("hex")],
  },
  digest,
  uint256,
  json: { canonical: (input) => canonical(text(input)) },
};
