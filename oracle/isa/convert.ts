/** CBW … CQO: the accumulator's sign, extended. No flag is written. */
import { mask, signBit, signExtend, type Width } from "../bits.ts";
import { type RegisterOperand, read, write } from "../operands.ts";
import { RAX, RDX } from "../state.ts";
import { type Execute, rows } from "../table.ts";

const register = (index: number, width: Width): RegisterOperand => ({ kind: "register", index, width, high: false });

/** CBW, CWDE, CDQE: the lower half of rAX is sign-extended to all of it. */
const extendAccumulator: Execute = (state, { operandSize }) => {
  const half = (operandSize / 2) as Width;
  write(state, register(RAX, operandSize), signExtend(half, operandSize, read(state, register(RAX, half))));
};

/** CWD, CDQ, CQO: every bit of rDX becomes the sign of rAX. */
const extendIntoData: Execute = (state, { operandSize }) => {
  const negative = signBit(operandSize, read(state, register(RAX, operandSize)));
  write(state, register(RDX, operandSize), negative ? mask(operandSize) : 0n);
};

export const convertRows = [
  ...rows(extendAccumulator, { feature: "base", section: "SDM 2A CBW/CWDE/CDQE" }, "98  CBW"),
  ...rows(extendIntoData, { feature: "base", section: "SDM 2A CWD/CDQ/CQO" }, "99  CWD"),
];
