/** The sixteen conditions in the manual's words (SDM 2A Jcc, CMOVcc; 2B SETcc), and the instructions about flags alone. */
import { ALL_KEPT, type Before, type FlagName, type Outcome, type Second } from "./outcome.ts";
import { copies, flip, type Wire } from "./wires.ts";

type Flags = Readonly<Record<FlagName, Wire>>;

/** By the mnemonics' endings that the table uses. */
export const MEANING: Readonly<Record<string, (flags: Flags) => boolean>> = {
  O: ({ OF }) => OF === 1,
  NO: ({ OF }) => OF === 0,
  B: ({ CF }) => CF === 1,
  AE: ({ CF }) => CF === 0,
  E: ({ ZF }) => ZF === 1,
  NE: ({ ZF }) => ZF === 0,
  BE: ({ CF, ZF }) => CF === 1 || ZF === 1,
  A: ({ CF, ZF }) => CF === 0 && ZF === 0,
  S: ({ SF }) => SF === 1,
  NS: ({ SF }) => SF === 0,
  P: ({ PF }) => PF === 1,
  NP: ({ PF }) => PF === 0,
  L: ({ SF, OF }) => SF !== OF,
  GE: ({ SF, OF }) => SF === OF,
  LE: ({ ZF, SF, OF }) => ZF === 1 || SF !== OF,
  G: ({ ZF, SF, OF }) => ZF === 0 && SF === OF,
};

/** The target is written whatever the condition says: a 32-bit one loses its upper half (SDM 2A CMOVcc, Operation). */
const conditionalMove =
  (holds: (flags: Flags) => boolean): Second =>
  ({ operands, flags }) => ({ writes: [[0, holds(flags) ? operands[1]! : operands[0]!]], flags: ALL_KEPT });

const conditionalSet =
  (holds: (flags: Flags) => boolean): Second =>
  ({ flags }) => ({ writes: [[0, [holds(flags) ? 1 : 0, ...copies(0, 7)]]], flags: ALL_KEPT });

export const conditions: Record<string, Second> = Object.fromEntries(
  Object.entries(MEANING).flatMap(([name, holds]) => [
    [`CMOV${name}`, conditionalMove(holds)],
    [`SET${name}`, conditionalSet(holds)],
  ]),
);

const carry = (CF: Wire): Outcome => ({ writes: [], flags: { ...ALL_KEPT, CF } });

/** "AH := EFLAGS(SF:ZF:0:AF:0:PF:1:CF)." */
const loadFlags = ({ flags: { SF, ZF, AF, PF, CF } }: Before): Outcome => ({
  writes: [["ah", [CF, 1, PF, 0, AF, 0, ZF, SF]]],
  flags: ALL_KEPT,
});

/** "EFLAGS(SF:ZF:0:AF:0:PF:1:CF) := AH." OF stays. */
const storeFlags = ({ ah }: Before): Outcome => ({
  writes: [],
  flags: { CF: ah[0]!, PF: ah[2]!, AF: ah[4]!, ZF: ah[6]!, SF: ah[7]!, OF: "kept" },
});

export const flagInstructions: Record<string, Second> = {
  CLC: () => carry(0),
  STC: () => carry(1),
  CMC: ({ flags }) => carry(flip(flags.CF)),
  LAHF: loadFlags,
  SAHF: storeFlags,
};
