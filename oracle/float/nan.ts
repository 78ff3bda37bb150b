/** What operations make of NaNs (SDM 1, 4.8.3.5 and table 4-7). */
import { type FloatResult, signallingFlag } from "./environment.ts";
import { type Format, isNan, type Operand } from "./format.ts";

/** A NaN of the format `from` as a quiet one of the format `to`: sign and the highest bits of the payload are kept. */
export function quieted(from: Format, to: Format, bits: bigint): bigint {
  const sign = bits & from.sign ? to.sign : 0n;
  const payload = bits & ((1n << BigInt(from.fractionBits)) - 1n);
  const moved = (payload << BigInt(to.fractionBits)) >> BigInt(from.fractionBits);
  return sign | to.infinity | to.quiet | moved;
}

/** The result in the format `to` of an operation with a NaN among its operands: the first NaN, quiet. IE when any is signalling. */
export const propagated = (from: Format, to: Format, operands: readonly Operand[]): FloatResult => ({
  value: quieted(from, to, operands.find(isNan)!.bits),
  flags: signallingFlag(operands),
});
