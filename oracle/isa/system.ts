/** No-operations, hints, fences, interrupts, and the opcodes that exist in order to fault. */
import { GuestInterrupt, generalProtection, invalidOpcode } from "../fault.ts";
import type { ImmediateOperand } from "../operands.ts";
import { type Execute, rows } from "../table.ts";

const nothing: Execute = () => {};

const interrupt: Execute = (_, { operands }) => {
  throw new GuestInterrupt(Number((operands[0] as ImmediateOperand).value));
};

const trap =
  (vector: number): Execute =>
  () => {
    throw new GuestInterrupt(vector);
  };

const undefinedInstruction: Execute = () => {
  throw invalidOpcode();
};

/** Privileged: #GP outside ring 0, and with IOPL 0 in user mode. */
const privileged: Execute = () => {
  throw generalProtection();
};

const base = { feature: "base" } as const;

export const systemRows = [
  ...rows(
    nothing,
    { ...base, section: "SDM 2B NOP" },
    `
  REX.B0 90       NOP
  0F 1F /r        NOP Ev
  0F 19 /r        NOP Ev    # 0F 18 to 0F 1F: hint NOPs, reserved for future hints
  0F 1A /r        NOP Ev
  0F 1B /r        NOP Ev
  0F 1C /r        NOP Ev
  0F 1D /r        NOP Ev
  0F 1E /r        NOP Ev
  0F 18 /r        NOP Ev
  `,
  ),
  ...rows(
    nothing,
    { feature: "prefetch", section: "SDM 2B PREFETCHh" },
    `
  0F 18 /0        PREFETCHNTA Mb
  0F 18 /1        PREFETCHT0 Mb
  0F 18 /2        PREFETCHT1 Mb
  0F 18 /3        PREFETCHT2 Mb
  NP 0F 1C /0     CLDEMOTE Mb
  0F 0D /0        PREFETCH Mb
  0F 0D /1        PREFETCHW Mb
  0F 0D /2        PREFETCHWT1 Mb
  0F 0D /3        PREFETCH Mb     # reserved: executes as a prefetch
  0F 0D /4        PREFETCH Mb
  0F 0D /5        PREFETCH Mb
  0F 0D /6        PREFETCH Mb
  0F 0D /7        PREFETCH Mb
  0F 0D /r        NOP Ev    reg
  `,
  ),
  ...rows(nothing, { ...base, section: "SDM 2B PAUSE" }, "F3 90    PAUSE"),
  ...rows(
    nothing,
    { feature: "cet-ibt", section: "SDM 2A ENDBR64" },
    `
  F3 0F 1E FA     ENDBR64
  F3 0F 1E FB     ENDBR32
  `,
  ),
  ...rows(
    nothing,
    { feature: "fences", section: "SDM 2A LFENCE, 2B MFENCE, SFENCE" },
    `
  NP 0F AE /5     LFENCE    reg
  NP 0F AE /6     MFENCE    reg
  NP 0F AE /7     SFENCE    reg
  `,
  ),
  ...rows(interrupt, { ...base, section: "SDM 2A INT n/INTO/INT3/INT1" }, "CD ib  INT Ib"),
  ...rows(trap(3), { ...base, section: "SDM 2A INT n/INTO/INT3/INT1" }, "CC  INT3"),
  ...rows(trap(1), { ...base, section: "SDM 2A INT n/INTO/INT3/INT1" }, "F1  INT1"),
  ...rows(
    undefinedInstruction,
    { ...base, section: "SDM 2B UD" },
    `
  0F FF /r        UD0 Gv, Ev
  0F B9 /r        UD1 Gv, Ev
  0F 0B           UD2
  `,
  ),
  ...rows(privileged, { ...base, section: "SDM 2A HLT" }, "F4  HLT"),
];
