/** Instructions about flags alone, and conditions: the sixteen tests that Jcc, SETcc and CMOVcc share (SDM 2A, B.1.4.7). */
import { AF, ALWAYS_SET, CF, DF, OF, PF, SF, ZF } from "../flags.ts";
import { RAX, readFlag, readRegister, type State, writeFlags, writeRegister } from "../state.ts";
import { rows } from "../table.ts";

/** Condition names in the order of their encodings; an odd number negates the one before. */
export const CONDITIONS = "O NO B AE E NE BE A S NS P NP L GE LE G".split(" ");

/** The flags that each pair of conditions reads. */
export const CONDITION_FLAGS = ["OF", "CF", "ZF", "CF ZF", "SF", "PF", "SF OF", "ZF SF OF"] as const;

const less = (state: State): boolean => readFlag(state, SF) !== readFlag(state, OF);

/** Both sides are always read: which flags an instruction looks at must not depend on their values. */
const lessOrEqual = (state: State): boolean => {
  const below = less(state);
  return readFlag(state, ZF) || below;
};

const TESTS: readonly ((state: State) => boolean)[] = [
  (state) => readFlag(state, OF),
  (state) => readFlag(state, CF),
  (state) => readFlag(state, ZF),
  (state) => readFlag(state, CF | ZF),
  (state) => readFlag(state, SF),
  (state) => readFlag(state, PF),
  less,
  lessOrEqual,
];

/** Whether condition `code` (0 O … 15 G) holds. */
export const holds = (state: State, code: number): boolean => TESTS[code >> 1]!(state) !== (code % 2 === 1);

const LAHF_FLAGS = SF | ZF | AF | PF | CF;

/** AH becomes SF:ZF:0:AF:0:PF:1:CF. */
function loadFlags(state: State): void {
  readFlag(state, LAHF_FLAGS);
  const ah = BigInt((state.rflags & LAHF_FLAGS) | (ALWAYS_SET & 0xff));
  writeRegister(state, RAX, (readRegister(state, RAX) & ~0xff00n) | (ah << 8n));
}

const storeFlags = (state: State): void =>
  writeFlags(state, LAHF_FLAGS, Number((readRegister(state, RAX) >> 8n) & 0xffn));

const head = { feature: "base", writes: "CF" } as const;

export const flagRows = [
  ...rows((state) => writeFlags(state, CF, 0), { ...head, section: "SDM 2A CLC" }, "F8  CLC"),
  ...rows((state) => writeFlags(state, CF, CF), { ...head, section: "SDM 2B STC" }, "F9  STC"),
  ...rows(
    (state) => writeFlags(state, CF, readFlag(state, CF) ? 0 : CF),
    { ...head, reads: "CF", section: "SDM 2A CMC" },
    "F5  CMC",
  ),
  ...rows((state) => writeFlags(state, DF, 0), { feature: "base", writes: "DF", section: "SDM 2A CLD" }, "FC  CLD"),
  ...rows((state) => writeFlags(state, DF, DF), { feature: "base", writes: "DF", section: "SDM 2B STD" }, "FD  STD"),
  ...rows(loadFlags, { feature: "base", reads: "SF ZF AF PF CF", section: "SDM 2A LAHF" }, "9F  LAHF"),
  ...rows(storeFlags, { feature: "base", writes: "SF ZF AF PF CF", section: "SDM 2B SAHF" }, "9E  SAHF"),
];
