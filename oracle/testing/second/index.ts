/** Every second definition, by mnemonic. */
import { arithmetic } from "./arithmetic.ts";
import { bits } from "./bit.ts";
import { carryChains } from "./carry-chains.ts";
import { conditions, flagInstructions } from "./condition.ts";
import { counts } from "./count-bits.ts";
import { crc } from "./crc.ts";
import { division } from "./divide.ts";
import { doubleShifts } from "./double-shift.ts";
import { extractions } from "./extract-bits.ts";
import { flagless } from "./flagless.ts";
import { logic } from "./logic.ts";
import { moves } from "./move.ts";
import { multiplication } from "./multiply.ts";
import type { Second } from "./outcome.ts";
import { shifts } from "./shift.ts";

export const SECONDS: Readonly<Record<string, Second>> = {
  ...arithmetic,
  ...logic,
  ...shifts,
  ...doubleShifts,
  ...multiplication,
  ...division,
  ...bits,
  ...moves,
  ...conditions,
  ...flagInstructions,
  ...counts,
  ...extractions,
  ...flagless,
  ...carryChains,
  ...crc,
};
