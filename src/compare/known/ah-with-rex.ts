/** LAHF and SAHF use AH, whatever REX says. */
import { fieldsIn, type KnownDivergence, STATUS_FIELDS } from "./known.ts";

export const ahWithRex: KnownDivergence = {
  id: "unicorn-ah-with-rex",
  engine: "unicorn",
  versions: "2.0.x",
  wrong: "unicorn",
  reason: "LAHF and SAHF with a REX prefix use SPL instead of AH",
  authority: "SDM 2A LAHF, 2B SAHF",
  applies: ({ instruction }) => /^[LS]AHF$/.test(instruction?.row.mnemonic ?? "") && instruction?.prefixes.rex !== 0,
  excuses: fieldsIn("rax", "rsp", ...STATUS_FIELDS),
};
