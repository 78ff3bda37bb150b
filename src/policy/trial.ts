/** Executions of a form: registers, memory, immediates and flags drawn so that counts, signs, zeros and carries all occur. */
import { buildMaps, type Decoded, decode, flags, TABLE } from "../../oracle/index.ts";
import type { MachineCase, Region } from "../cases/case.ts";
import { EDGES } from "../generate/edges.ts";
import { Random } from "../generate/random.ts";
import { bytesOf, type Form, RBX } from "./form.ts";

export interface Trial {
  readonly form: Form;
  readonly instruction: Decoded;
  readonly immediate: bigint;
  readonly machineCase: MachineCase;
}

const MAPS = buildMaps(TABLE);
const CODE = 0x40_0000n;
/** One page of 512 words, one of which the operand in memory begins with. */
const DATA = 0x1_0000n;
const WORDS = 512;
const RCX = 1;
const RDX = 2;
const RSP = 4;

/** Every second word is an edge, the others are arbitrary. */
const WORD_SEED = 0x70_6c_63_79;
const WORDS_OF_PAGE = wordsOfPage();
/** One array for all trials: engines keep what they have mapped for it. */
const MEMORY: readonly Region[] = [
  { at: DATA, size: 4096, access: "rw", runs: [{ at: DATA, bytes: new Uint8Array(WORDS_OF_PAGE.buffer) }] },
];

function wordsOfPage(): BigUint64Array {
  const random = new Random(WORD_SEED);
  return BigUint64Array.from({ length: WORDS }, (_, n) => (n % 2 === 0 ? random.pick(EDGES) : random.wide()));
}

/** The byte of the data page at the start; undefined elsewhere. */
export const byteAtStart = (address: bigint): number | undefined => MEMORY[0]!.runs[0]!.bytes[Number(address - DATA)];

/** Counts at which something turns over: operand sizes, and whole turns of a ring that is a bit longer. */
const TURNS = [8n, 9n, 16n, 17n, 18n, 24n, 27n, 31n, 32n, 33n, 63n, 64n, 65n, 81n, 113n];

/** The same for the same form, seed and number of executions. Empty when these bytes are another row's instruction. */
export function drawTrials(form: Form, count: number, random: Random): Trial[] {
  const trials = Array.from({ length: count }, () => drawTrial(form, random));
  return trials.filter((trial) => trial !== undefined);
}

function drawTrial(form: Form, random: Random): Trial | undefined {
  const registers = Array.from({ length: 16 }, () => drawValue(random));
  // counts, and dividends whose quotient fits
  registers[RCX] = (registers[RCX]! & ~0xffn) | drawCount(random);
  if (random.chance(40)) registers[RDX] = random.pick([0n, 0xffff_ffff_ffff_ffffn]);
  registers[RSP] = DATA + 2048n;
  if (form.place !== "register") registers[RBX] = DATA + 8n * BigInt(random.below(WORDS));
  const rflags = (random.word() & flags.STATUS) | flags.ALWAYS_SET;
  const immediate = random.chance(50) ? drawCount(random) : drawValue(random);
  return trialOf(form, immediate, registers, rflags);
}

const drawCount = (random: Random): bigint => (random.chance(30) ? random.pick(TURNS) : BigInt(random.below(256)));

function drawValue(random: Random): bigint {
  const roll = random.below(10);
  if (roll < 3) return random.pick(EDGES);
  return roll < 5 ? BigInt(random.below(256)) : random.wide();
}

/** Undefined when the bytes are no instruction of this row. */
export function trialOf(
  form: Form,
  immediate: bigint,
  registers: readonly bigint[],
  rflags: number,
): Trial | undefined {
  const code = bytesOf(form, immediate);
  const instruction = decode(MAPS, code);
  if (typeof instruction === "string" || instruction.row !== form.row) return undefined;
  const until = CODE + BigInt(code.length);
  const { mnemonic, feature } = form.row;
  const features = feature === "base" ? [] : [feature];
  const base = { id: mnemonic, features, code, at: CODE, until, limit: 2, registers, rflags };
  return { form, instruction, immediate, machineCase: { ...base, fsBase: 0n, gsBase: 0n, memory: MEMORY } };
}
