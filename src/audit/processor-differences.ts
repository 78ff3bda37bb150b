/**
 * Why the processor raises #UD for an encoding that our decoder knows, or wants another number of bytes. None of these is about an
 * implemented row: whatever these encodings do, executing one stops the run as unsupported.
 */
import type { Decoded } from "../../oracle/index.ts";
import { readPrefixes } from "../compare/known/prefix-bytes.ts";
import { explanationOf } from "../coverage/decoder-differences.ts";
import { isIntel, missingFlag } from "../engines/native/processor.ts";
import { hex, opcodeOf } from "./faults.ts";
import type { Ours } from "./opinion.ts";

const FOREIGN_MAKER = "of another maker's processors";

/** Refused classes, by the reason that the rows give. */
const REFUSED: Readonly<Record<string, string>> = {
  privileged:
    "privileged: some raise #UD outside ring 0, or name a control register that does not exist, instead of #GP",
  virtualisation: "virtualisation: #UD outside VMX operation; SVM is AMD's",
  "shadow stack": "shadow stacks: #UD where the system has not switched them on",
  "user interrupts": "user interrupts: #UD where the system has not switched them on",
  "3DNow!": FOREIGN_MAKER,
  "AMD only": FOREIGN_MAKER,
  "VIA PadLock": FOREIGN_MAKER,
  XOP: FOREIGN_MAKER,
  FMA4: FOREIGN_MAKER,
  "later extension": "newer than this processor",
  "key locker": "key locker: #UD where the system has not switched it on",
  enclave: "enclaves: #UD where the system has not switched them on",
  withdrawn: "of processors that were withdrawn",
};

/** The same by name, where the class says something else. */
const MNEMONICS: Readonly<Record<string, string>> = {
  RDPRU: FOREIGN_MAKER,
};

/** What a processor must have in its flags (/proc/cpuinfo) for rows of these features, or of these refused classes. */
const NEEDED: Readonly<Record<string, string>> = {
  waiting: "waitpkg",
  trace: "intel_pt",
  clflush: "clflush",
  clflushopt: "clflushopt",
  clwb: "clwb",
};

const reasonOf = ({ row: { status } }: Decoded): string => (status.kind === "refused" ? status.reason : "");

const isUnimplemented = ({ reading }: Ours): Decoded | undefined =>
  typeof reading === "object" && reading.row.status.kind !== "implemented" ? reading : undefined;

/** Why the processor raises #UD for an instruction that ours knows, or passes its limit of 15 bytes elsewhere, if there is a reason. */
export function whyOtherOpinion(ours: Ours, bytes: Uint8Array): string | undefined {
  const known = isUnimplemented(ours);
  if (!known) return whyNoRow(ours, bytes);
  return MNEMONICS[known.row.mnemonic] ?? REFUSED[reasonOf(known)] ?? whyMissing(known) ?? explanationOf(known)?.reason;
}

function whyMissing(known: Decoded): string | undefined {
  const names = [known.row.feature, reasonOf(known)];
  const missing = missingFlag(names, NEEDED);
  return missing && `the processor has no ${missing}`;
}

const isForeign = (known: Decoded): boolean => REFUSED[reasonOf(known)] === FOREIGN_MAKER;

/** Why the processor reads on where ours stops, or stops earlier, if there is a reason. */
export function whyOtherLength(ours: Ours, bytes: Uint8Array): string | undefined {
  if (!isIntel())
    return "where makers differ in lengths, ours are Intel's: of undefined encodings, and of branches behind 66";
  const known = isUnimplemented(ours);
  if (!known) return whyNoRow(ours, bytes);
  return explanationOf(known)?.reason ?? (isForeign(known) ? FOREIGN_MAKER : undefined);
}

/** Bytes that are no instruction to us, by their opcode. */
const NO_ROW: Readonly<Record<string, string>> = {
  "62": "EVEX behind LOCK, 66, F2, F3 or REX is #UD, and nothing behind it is decoded: its length is not known",
  "0f78": FOREIGN_MAKER,
};

function whyNoRow({ reading }: Ours, bytes: Uint8Array): string | undefined {
  if (typeof reading === "object") return undefined;
  const [first, payload = 0] = readPrefixes(bytes).rest;
  return first === 0xc4 && payload % 32 === 0 ? VEX_MAP_0 : NO_ROW[hex(opcodeOf(bytes))];
}

const VEX_MAP_0 = "VEX map 0 holds Knights Corner's jumps, which are refused: others end behind the opcode, too";
