/** Addition and subtraction one wire at a time, and the flags that carries and borrows make (SDM 1, 3.4.3.1). */
import { accordingTo, type Fates } from "./outcome.ts";
import { differ, type Wire, type Wires } from "./wires.ts";

/** Result wires, and what was carried (or borrowed) into each of them and out of the top. */
export interface Chain {
  readonly result: Wires;
  readonly carries: Wires;
}

/** Three wires make a sum and a carry. */
export function plus(left: Wires, right: Wires, carryIn: Wire): Chain {
  const result: Wire[] = [];
  const carries: Wire[] = [carryIn];
  for (let n = 0; n < left.length; n++) {
    const ones = left[n]! + right[n]! + carries[n]!;
    result.push(ones === 1 || ones === 3 ? 1 : 0);
    carries.push(ones >= 2 ? 1 : 0);
  }
  return { result, carries };
}

/** A wire minus two others makes a difference and a borrow. */
export function minus(left: Wires, right: Wires, borrowIn: Wire): Chain {
  const result: Wire[] = [];
  const borrows: Wire[] = [borrowIn];
  for (let n = 0; n < left.length; n++) {
    const rest = left[n]! - right[n]! - borrows[n]!;
    result.push(rest === 0 || rest === -2 ? 0 : 1);
    borrows.push(rest < 0 ? 1 : 0);
  }
  return { result, carries: borrows };
}

/** CF: a carry or borrow out of the top. AF: out of wire 3. OF: the top two are different. */
export const flagsOf = ({ result, carries }: Chain): Fates => ({
  CF: carries[result.length]!,
  AF: carries[4]!,
  OF: differ(carries[result.length]!, carries[result.length - 1]!),
  ...accordingTo(result),
});
