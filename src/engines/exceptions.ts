/** Exception vectors of the processor as fault names (SDM 3A, table 6-1). Those that user code cannot raise are left out. */
import type { FaultName } from "../../oracle/index.ts";

export const EXCEPTIONS: Readonly<Record<number, FaultName>> = {
  0: "#DE",
  1: "#DB",
  3: "#BP",
  6: "#UD",
  11: "#NP",
  12: "#SS",
  13: "#GP",
  14: "#PF",
  16: "#MF",
  19: "#XM",
};
