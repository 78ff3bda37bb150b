/** Arithmetic on 256-bit numbers in memory, 32 bytes little-endian: 0x90 to 0x98. */
import { CallError } from "../errors.ts";
import { type Frame, type Service, silent } from "../service.ts";
import { littleEndian } from "../value-type.ts";

const BITS = 256;
const BYTES = 32n;
/** What the slowest of them takes, as bytes copied: a power is some five hundred products. */
const WORK = { plain: 64n, power: 16_384n };

type Operation = (a: bigint, b: bigint, modulus: bigint) => bigint;

/** Operands are read before the result is written: they may overlap. */
const computed =
  (operation: Operation, operands: number, work: bigint) =>
  ({ argument, space, charge }: Frame): void => {
    space.checkWritable(argument(0), BYTES);
    const [a = 0n, b = 0n, modulus = 0n] = Array.from({ length: operands }, (_, n) =>
      fromLittleEndian(space.read(argument(1 + n), BYTES)),
    );
    charge(work);
    space.write(argument(0), littleEndian(BigInt.asUintN(BITS, operation(a, b, modulus)), BITS));
  };

const fromLittleEndian = (bytes: Uint8Array): bigint =>
  bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);

function nonzero(divisor: bigint): bigint {
  if (divisor === 0n) throw new CallError("division_by_zero", "a 256-bit division by 0");
  return divisor;
}

/** Square and multiply; 0 to the power of 0 is 1, and 0 modulo 1. */
function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n % nonzero(modulus);
  for (let [square, left] = [base % modulus, exponent]; left > 0n; left >>= 1n, square = (square * square) % modulus) {
    if (left & 1n) result = (result * square) % modulus;
  }
  return result;
}

/** The largest number whose square is not above `value`: Newton's steps from above. */
function squareRoot(value: bigint): bigint {
  if (value === 0n) return 0n;
  for (let root = 1n << 128n; ; ) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

const ARGUMENTS = ["rdi out", "rsi a", "rdx b", "rcx modulus"];

const row = (vector: number, name: string, operands: number, detail: string, operation: Operation): Service => ({
  vector,
  name: `math256_${name}`,
  arguments: ARGUMENTS.slice(0, 1 + operands).join(", "),
  result: "none",
  evidence: "ours",
  detail: `that there are math functions is doc; ${detail}`,
  serve: silent(computed(operation, operands, name === "powmod" ? WORK.power : WORK.plain)),
});

export const wideMathServices: readonly Service[] = [
  row(0x90, "add", 2, "a + b modulo 2^256", (a, b) => a + b),
  row(0x91, "sub", 2, "a - b modulo 2^256", (a, b) => a - b),
  row(0x92, "mul", 2, "a * b modulo 2^256", (a, b) => a * b),
  row(0x93, "div", 2, "unsigned quotient; division_by_zero", (a, b) => a / nonzero(b)),
  row(0x94, "mod", 2, "unsigned remainder; division_by_zero", (a, b) => a % nonzero(b)),
  row(0x95, "addmod", 3, "the sum is not cut off; division_by_zero for modulus 0", (a, b, m) => (a + b) % nonzero(m)),
  row(
    0x96,
    "mulmod",
    3,
    "the product is not cut off; division_by_zero for modulus 0",
    (a, b, m) => (a * b) % nonzero(m),
  ),
  row(0x97, "powmod", 3, "a to the power of b; division_by_zero for modulus 0", power),
  row(0x98, "isqrt", 1, "the square root of a, rounded down", squareRoot),
];
