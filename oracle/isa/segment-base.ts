/** Reading and writing the bases of FS and GS. */
import { isCanonical } from "../bits.ts";
import { generalProtection } from "../fault.ts";
import { read, write } from "../operands.ts";
import { type Execute, rows } from "../table.ts";

type Base = "fsBase" | "gsBase";

/** A 32-bit destination receives the lower half, and loses its upper one. */
const readBase =
  (base: Base): Execute =>
  (state, { width, operands }) =>
    write(state, operands[0]!, BigInt.asUintN(width, state[base]));

/** A 32-bit source leaves zeros above it. #GP: the base is not canonical. */
const writeBase =
  (base: Base): Execute =>
  (state, { operands }) => {
    const value = read(state, operands[0]!);
    if (!isCanonical(value)) throw generalProtection();
    state[base] = value;
  };

const reads = { feature: "fsgsbase", section: "SDM 2B RDFSBASE/RDGSBASE" } as const;
const writes = { feature: "fsgsbase", section: "SDM 2D WRFSBASE/WRGSBASE" } as const;

export const segmentBaseRows = [
  ...rows(readBase("fsBase"), reads, "F3 0F AE /0    RDFSBASE Ry"),
  ...rows(readBase("gsBase"), reads, "F3 0F AE /1    RDGSBASE Ry"),
  ...rows(writeBase("fsBase"), writes, "F3 0F AE /2    WRFSBASE Ry"),
  ...rows(writeBase("gsBase"), writes, "F3 0F AE /3    WRGSBASE Ry"),
];
