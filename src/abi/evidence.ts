/** How each line of the reference is known. */
import type { Evidence } from "../../oracle/index.ts";

export const EVIDENCE: Readonly<Record<Evidence, string>> = {
  doc: "stated by ECHO's public documentation (2019 to 2022)",
  seen: "read out of genuine contract bytecode",
  fits: "not stated, but the documented order and the seen rows leave one natural reading",
  ours: "assigned by this project, because ECHO published nothing",
};
