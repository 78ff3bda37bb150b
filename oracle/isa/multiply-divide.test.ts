/** Multiplication by repeated doubling and addition, division by shift and subtract: second definitions that share no operator with ours. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { AF, CF, OF, PF, SF, ZF } from "../flags.ts";
import { run } from "../testing/guest.ts";
import { divide, divideSigned, multiply, multiplySigned } from "./multiply-divide.ts";

/** The product of two bytes: the multiplicand is doubled, and added where the multiplier has a 1. */
function product(left: number, right: number): number {
  let sum = 0;
  for (let n = 0; n < 8; n++) if (right & (1 << n)) sum += left << n;
  return sum;
}

const signedByte = (value: number): number => (value > 127 ? value - 256 : value);

/** The signed product from magnitudes. */
function signedProduct(left: number, right: number): number {
  const [a, b] = [signedByte(left), signedByte(right)];
  const magnitude = product(Math.abs(a), Math.abs(b));
  return a < 0 === b < 0 ? magnitude : -magnitude;
}

test("MUL of all bytes: the product, and CF = OF = the upper half is not 0", () => {
  const wrong: string[] = [];
  for (let n = 0; n < 1 << 16; n++) {
    const { value, flags } = multiply(8, BigInt(n & 0xff), BigInt(n >> 8));
    const should = product(n & 0xff, n >> 8);
    if (value !== BigInt(should) || (flags & (CF | OF)) !== (should > 255 ? CF | OF : 0))
      wrong.push(`${n & 0xff} * ${n >> 8}`);
  }
  expect(wrong).toEqual([]);
});

test("IMUL of all bytes: the signed product, and CF = OF = it is no signed byte", () => {
  const wrong: string[] = [];
  for (let n = 0; n < 1 << 16; n++) {
    const { value, flags } = multiplySigned(8, BigInt(n & 0xff), BigInt(n >> 8));
    const should = signedProduct(n & 0xff, n >> 8);
    const fits = should >= -128 && should <= 127;
    if (value !== BigInt(should & 0xffff) || (flags & (CF | OF)) !== (fits ? 0 : CF | OF))
      wrong.push(`${n & 0xff} * ${n >> 8}`);
  }
  expect(wrong).toEqual([]);
});

test("SF, ZF, AF and PF are undefined after a multiplication; the policy is SF and PF of the lower half, ZF and AF clear", () => {
  expect(multiply(8, 0x10n, 0x18n)).toEqual({
    value: 0x180n,
    flags: CF | OF | SF,
    written: OF | SF | ZF | AF | PF | CF,
    undefined: SF | ZF | AF | PF,
  });
  expect(multiply(8, 0n, 0n).flags).toBe(PF);
});

interface Division {
  readonly quotient: number;
  readonly remainder: number;
}

/** Restoring division of 16 bits by 8: shift in a bit, subtract where it goes. Undefined: #DE. */
function shiftAndSubtract(dividend: number, divisor: number): Division | undefined {
  if (divisor === 0) return undefined;
  let [quotient, remainder] = [0, 0];
  for (let n = 15; n >= 0; n--) {
    remainder = remainder * 2 + ((dividend >> n) & 1);
    quotient *= 2;
    if (remainder >= divisor) {
      remainder -= divisor;
      quotient++;
    }
  }
  return quotient > 255 ? undefined : { quotient, remainder };
}

/** From magnitudes: the quotient is negative when the signs differ, the remainder has the dividend's sign. */
function signedDivision(dividend: number, divisor: number): Division | undefined {
  const [whole, part] = [dividend > 0x7fff ? dividend - 0x10000 : dividend, signedByte(divisor)];
  const magnitude = shiftAndSubtract(Math.abs(whole), Math.abs(part));
  if (!magnitude) return undefined;
  const quotient = whole < 0 === part < 0 ? magnitude.quotient : -magnitude.quotient;
  const remainder = whole < 0 ? -magnitude.remainder : magnitude.remainder;
  return quotient < -128 || quotient > 127 ? undefined : { quotient: quotient & 0xff, remainder: remainder & 0xff };
}

/** Every divisor with every 61st dividend, starting differently each time: 0.3 million cases, where all would be 17. */
function differences(ours: typeof divide, second: typeof shiftAndSubtract): string[] {
  const found: string[] = [];
  for (let divisor = 0; divisor < 256; divisor++) {
    for (let dividend = divisor % 61; dividend < 0x10000; dividend += 61) {
      const [is, should] = [attempt(ours, dividend, divisor), second(dividend, divisor)];
      const same = is?.quotient === should?.quotient && is?.remainder === should?.remainder;
      if (!same && found.length < 5)
        found.push(`${dividend} / ${divisor}: ${JSON.stringify(is)}, not ${JSON.stringify(should)}`);
    }
  }
  return found;
}

function attempt(ours: typeof divide, dividend: number, divisor: number): Division | undefined {
  try {
    const { quotient, remainder } = ours(8, BigInt(dividend), BigInt(divisor));
    return { quotient: Number(quotient), remainder: Number(remainder) };
  } catch {
    return undefined;
  }
}

test("DIV by a byte is shift and subtract; #DE where the quotient has more than 8 bits", () => {
  expect(differences(divide, shiftAndSubtract)).toEqual([]);
});

test("IDIV by a byte truncates towards 0, with the dividend's sign in the remainder", () => {
  expect(differences(divideSigned, signedDivision)).toEqual([]);
  expect(divideSigned(8, 0xff80n, 0xffn - 0xfen)).toEqual({ quotient: 0x80n, remainder: 0n });
  expect(attempt(divideSigned, 0xff80, 0xff)).toBeUndefined();
});

test("DIV undoes MUL at 64 bits", () => {
  const word = fc.bigInt({ min: 0n, max: (1n << 64n) - 1n });
  fc.assert(
    fc.property(word, word, word, (a, b, c) => {
      const [divisor, remainder] = b > c ? [b, c] : [c, b];
      fc.pre(divisor !== remainder);
      const dividend = multiply(64, a, divisor).value + remainder;
      expect(divide(64, dividend, divisor)).toEqual({ quotient: a, remainder });
    }),
  );
});

test("byte forms use AH:AL; #DE changes nothing", () => {
  expect(run("f6f1", { registers: { rax: 0x1203n, rcx: 0x20n } }).get("rax")).toBe(0x0390n); // div cl
  const { state, stop, get } = run("f6f1", { registers: { rax: 0x2003n, rcx: 0x20n }, flags: CF | ZF }); // div cl
  expect(stop).toMatchObject({ reason: "fault", fault: "#DE" });
  expect(get("rax")).toBe(0x2003n);
  expect(state.rflags & (CF | ZF)).toBe(CF | ZF);
});

test("32-bit forms clear the upper halves of both registers", () => {
  const { get } = run("f7e1", { registers: { rax: -1n, rdx: -1n, rcx: 2n } }); // mul ecx
  expect([get("rax"), get("rdx")]).toEqual([0xffff_fffen, 1n]);
});

test("IMUL with an immediate sign-extends it", () => {
  expect(run("48 6b c1 ff", { registers: { rcx: 5n } }).get("rax")).toBe((1n << 64n) - 5n); // imul rax, rcx, -1
  expect(run("66 69 c1 ff ff", { registers: { rax: 0x1_0000n, rcx: 5n } }).get("rax")).toBe(0x1_fffbn); // imul ax, cx, -1
});
