/** Cache lines written back or dropped, and SERIALIZE: no effect on one processor, but for the access that can fault. */
import { linearAddress, type MemoryOperand } from "../operands.ts";
import { type Execute, rows } from "../table.ts";

/** Faults as reading one byte does (SDM 2A CLFLUSH), of whatever line it names; what it reads goes nowhere. */
const touch: Execute = (state, { operands }) => {
  const line = operands[0] as MemoryOperand;
  state.memory.check(linearAddress(state, line), 1, "read", line.stack);
};

const nothing: Execute = () => {};

export const cacheRows = [
  ...rows(touch, { feature: "clflush", section: "SDM 2A CLFLUSH" }, "NP 0F AE /7    CLFLUSH Mb"),
  ...rows(touch, { feature: "clflushopt", section: "SDM 2A CLFLUSHOPT" }, "66 0F AE /7    CLFLUSHOPT Mb"),
  ...rows(touch, { feature: "clwb", section: "SDM 2A CLWB" }, "66 0F AE /6    CLWB Mb"),
  ...rows(nothing, { feature: "serialize", section: "SDM 2B SERIALIZE" }, "NP 0F 01 E8    SERIALIZE"),
];
