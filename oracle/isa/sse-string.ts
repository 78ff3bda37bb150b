/** PCMPESTRI, PCMPESTRM, PCMPISTRI, PCMPISTRM: where strings and lengths come from, and where the findings go (SDM 2B). */
import { signed } from "../bits.ts";
import { STATUS } from "../flags.ts";
import { read } from "../operands.ts";
import { RAX, RCX, RDX, readRegister, type State, writeFlags, writeRegister, writeVector } from "../state.ts";
import { type Execute, rows } from "../table.ts";
import {
  compareStrings,
  elementsOf,
  endingAtZero,
  maskOf,
  ofLength,
  positionOf,
  type Text,
} from "./sse-string-compare.ts";

/** The string in a vector: `register` would hold its length. */
type Delimit = (state: State, elements: readonly bigint[], register: number) => Text;

const implicitLength: Delimit = (_, elements) => endingAtZero(elements);

/** Signed lengths in EAX and EDX, or RAX and RDX. */
const explicitLength =
  (width: 32 | 64): Delimit =>
  (state, elements, register) =>
    ofLength(elements, signed(width, readRegister(state, register)));

type Output = (state: State, control: number, found: readonly boolean[]) => void;

/** The position goes to ECX, and bits 63:32 of RCX become 0. */
const toIndex: Output = (state, control, found) => writeRegister(state, RCX, positionOf(control, found));

const toMask: Output = (state, control, found) => writeVector(state, 0, maskOf(control, found));

const comparing =
  (delimit: Delimit, output: Output): Execute =>
  (state, { operands: [first, second, immediate] }) => {
    const control = Number(read(state, immediate!));
    const one = delimit(state, elementsOf(control, read(state, first!)), RAX);
    const two = delimit(state, elementsOf(control, read(state, second!)), RDX);
    const { found, flags } = compareStrings(control, one, two);
    output(state, control, found);
    writeFlags(state, STATUS, flags);
  };

const strings = (mnemonic: string) => ({
  feature: "sse4.2",
  writes: "OF SF ZF AF PF CF",
  section: `SDM 2B ${mnemonic}`,
});

export const sseStringRows = [
  ...rows(
    comparing(explicitLength(32), toMask),
    strings("PCMPESTRM"),
    "66 REX.W0 0F 3A 60 /r ib  PCMPESTRM Vdq, Wdq, Ib  unaligned",
  ),
  ...rows(
    comparing(explicitLength(64), toMask),
    strings("PCMPESTRM"),
    "66 REX.W 0F 3A 60 /r ib  PCMPESTRM64 Vdq, Wdq, Ib  unaligned",
  ),
  ...rows(
    comparing(explicitLength(32), toIndex),
    strings("PCMPESTRI"),
    "66 REX.W0 0F 3A 61 /r ib  PCMPESTRI Vdq, Wdq, Ib  unaligned",
  ),
  ...rows(
    comparing(explicitLength(64), toIndex),
    strings("PCMPESTRI"),
    "66 REX.W 0F 3A 61 /r ib  PCMPESTRI64 Vdq, Wdq, Ib  unaligned",
  ),
  ...rows(
    comparing(implicitLength, toMask),
    strings("PCMPISTRM"),
    "66 0F 3A 62 /r ib  PCMPISTRM Vdq, Wdq, Ib  unaligned",
  ),
  ...rows(
    comparing(implicitLength, toIndex),
    strings("PCMPISTRI"),
    "66 0F 3A 63 /r ib  PCMPISTRI Vdq, Wdq, Ib  unaligned",
  ),
];
