/** LDMXCSR and STMXCSR: the control and status register of SSE in memory (SDM 1, 10.2.3). */
import { generalProtection } from "../fault.ts";
import { read, write } from "../operands.ts";
import { type Execute, rows } from "../table.ts";

/** Bits that are no part of MXCSR: those outside of MXCSR_MASK as processors with DAZ have it (SDM 1, 11.6.6). */
const RESERVED = 0xffff_0000n;

/** #GP when a reserved bit is set. A sticky flag whose exception is unmasked raises nothing when it is loaded (SDM 1, 10.2.3.2). */
const load: Execute = (state, { operands }) => {
  const value = read(state, operands[0]!);
  if (value & RESERVED) throw generalProtection();
  state.mxcsr = Number(value);
};

const store: Execute = (state, { operands }) => write(state, operands[0]!, BigInt(state.mxcsr));

export const mxcsrRows = [
  ...rows(load, { feature: "sse", section: "SDM 2A LDMXCSR" }, "NP 0F AE /2  LDMXCSR Md"),
  ...rows(store, { feature: "sse", section: "SDM 2B STMXCSR" }, "NP 0F AE /3  STMXCSR Md"),
];
