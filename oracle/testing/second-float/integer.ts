/** Conversions between codes of small formats and integers, from SDM 2A, CVTSS2SI and CVTSI2SS, and 2B, ROUNDSS. */
import { choose, type Mode } from "./choose.ts";
import { type Delivered, deliver, type Setting, signed } from "./deliver.ts";
import { meanings, type Small } from "./ladder.ts";
import { quietCode, taken } from "./operation.ts";

/** Above all numbers of formats with up to 4 exponent bits. */
const INTEGERS = Array.from({ length: 2 ** 8 + 2 }, (_, value) => ({ value, even: value % 2 === 0 }));

const nearestInteger = (value: number, mode: Mode) =>
  choose(INTEGERS, (other) => Math.abs(value) - other, value < 0, mode);

/** "If a converted result is larger than the maximum signed integer, the invalid exception is raised" and the indefinite returned. */
export function toIntegerCode(small: Small, setting: Setting, bits: number, code: number, mode: Mode): Delivered {
  const { value } = meanings(small)[taken(small, setting, code)]!;
  const indefinite = { code: 2 ** (bits - 1), raised: "I" };
  if (!Number.isFinite(value)) return indefinite;
  const { value: magnitude, exact } = nearestInteger(value, mode);
  const integer = value < 0 ? -magnitude : magnitude;
  if (integer >= 2 ** (bits - 1) || integer < -(2 ** (bits - 1))) return indefinite;
  return { code: integer < 0 ? integer + 2 ** bits : Math.abs(integer), raised: exact ? "" : "P" };
}

export function fromIntegerCode(small: Small, setting: Setting, bits: number, encoded: number): Delivered {
  const integer = encoded >= 2 ** (bits - 1) ? encoded - 2 ** bits : encoded;
  if (integer === 0) return { code: 0, raised: "" };
  return deliver(small, setting, integer < 0, (other) => Math.abs(integer) - other);
}

/** The result is a number of the format, so that delivering it loses nothing. */
export function toIntegralCode(small: Small, setting: Setting, code: number, mode: Mode): Delivered {
  const operand = taken(small, setting, code);
  const { value, negative, isNotANumber, isSignalling } = meanings(small)[operand]!;
  if (isNotANumber) return { code: quietCode(small, small, operand), raised: isSignalling ? "I" : "" };
  if (!Number.isFinite(value)) return { code: operand, raised: "" };
  const { value: magnitude, exact } = nearestInteger(value, mode);
  const raised = exact ? "" : "P";
  if (magnitude === 0) return { code: signed(small, negative, 0), raised };
  return { code: deliver(small, setting, negative, (other) => magnitude - other).code, raised };
}
