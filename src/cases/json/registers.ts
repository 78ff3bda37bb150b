/** `regs` of a case: the state that every engine has, and the names of the rest, for which this version has none. */
import { flags, INITIAL_MXCSR, REGISTER_NAMES, ZERO_VECTORS } from "../../../oracle/index.ts";
import type { MachineCase } from "../case.ts";
import { mxcsrOf, type Vectors, vectorsOf } from "../vectors.ts";
import { wrong } from "./error.ts";
import { hexOf, type Json, type JsonObject, number, object } from "./fields.ts";

export type StartState = Pick<MachineCase, "registers" | "rflags" | "fsBase" | "gsBase" | "vectors" | "mxcsr"> & {
  readonly unknownState: string[];
};

interface Extra {
  readonly bits: number;
  /** The value when it is left out. */
  readonly usual: bigint;
}

const group = (prefix: string, size: number, bits: number): [string, Extra][] =>
  Array.from({ length: size }, (_, n) => [`${prefix}${n}`, { bits, usual: 0n }]);

/** State that some engines have: name, width, value when left out. */
export const EXTRA_STATE: ReadonlyMap<string, Extra> = new Map([
  ...group("ymm", 16, 256),
  ...group("st", 8, 80),
  ...group("mm", 8, 64),
  ["fpcw", { bits: 16, usual: 0x37fn }],
  ["fpsw", { bits: 16, usual: 0n }],
  ["fptw", { bits: 8, usual: 0n }],
]);

/** xmm0 … xmm15 */
export const VECTOR_NAMES: readonly string[] = Array.from({ length: 16 }, (_, n) => `xmm${n}`);

const COMMON = new Set([...REGISTER_NAMES, ...VECTOR_NAMES, "rflags", "fsbase", "gsbase", "mxcsr"]);
/** Bits 31:16 are reserved; the LDMXCSR that sets one is #GP (SDM 1, 10.2.3). */
const MXCSR_BITS = 16;

/** Throws FormatError for a name that is no register, a value that does not fit, and two names of one register. */
export function readRegisters(value: Json): StartState {
  const given = object(value, "regs");
  for (const name in given) checkName(name);
  const read = (name: string, usual: bigint): bigint =>
    given[name] === undefined ? usual : number(given[name], `regs.${name}`, 64);
  return {
    registers: REGISTER_NAMES.map((name) => read(name, 0n)),
    rflags: readFlags(given.rflags),
    fsBase: read("fsbase", 0n),
    gsBase: read("gsbase", 0n),
    ...readVectors(given),
    unknownState: readExtras(given),
  };
}

/** Left out where they are what every processor starts with: cases without vectors share one array. */
function readVectors(given: JsonObject): { vectors?: Vectors; mxcsr?: number } {
  const vectors = VECTOR_NAMES.map((name) =>
    given[name] === undefined ? 0n : number(given[name], `regs.${name}`, 128),
  );
  const { mxcsr } = given;
  return {
    ...(vectors.some((value) => value !== 0n) && { vectors }),
    ...(mxcsr !== undefined && { mxcsr: Number(number(mxcsr, "regs.mxcsr", MXCSR_BITS)) }),
  };
}

function checkName(name: string): void {
  if (COMMON.has(name) || EXTRA_STATE.has(name)) return;
  if (name === "rip") wrong("regs.rip", 'cannot be given: RIP starts at "at"');
  wrong(`regs.${name}`, "is no register; there are rax … r15, rflags, fsbase, gsbase, xmm0 … xmm15, mxcsr and more");
}

/** Reserved bits read as this machine has them, whatever the case says. Bits above 31 are reserved too. */
function readFlags(value: Json): number {
  if (value === undefined) return flags.ALWAYS_SET;
  const given = typeof value === "number" ? number(value, "regs.rflags", 32) : number(value, "regs.rflags", 64);
  return flags.normaliseFlags(Number(BigInt.asUintN(22, given)));
}

/** Names of the state that differs from what every processor starts with; the rest needs no engine that has it. */
function readExtras(given: JsonObject): string[] {
  const names = Object.keys(given);
  refuseTwice(names, "xmm", "ymm");
  refuseTwice(names, "st", "mm");
  return names.filter((name) => {
    if (!EXTRA_STATE.has(name)) return false;
    const { bits, usual } = EXTRA_STATE.get(name)!;
    return number(given[name], `regs.${name}`, bits) !== usual;
  });
}

function refuseTwice(names: readonly string[], one: string, other: string): void {
  for (const name of names) {
    const twin =
      name.startsWith(one) && /^\d+$/.test(name.slice(one.length)) ? `${other}${name.slice(one.length)}` : "";
    if (names.includes(twin)) wrong("regs", `has both ${name} and ${twin}, which share their bits`);
  }
}

/** Only what differs from the value when left out. */
export function writeRegisters(machineCase: MachineCase): Record<string, string> {
  const { registers, rflags, fsBase, gsBase } = machineCase;
  const out: Record<string, string> = {};
  for (let n = 0; n < REGISTER_NAMES.length; n++)
    if (registers[n] !== 0n) out[REGISTER_NAMES[n]!] = hexOf(registers[n]!);
  if (rflags !== flags.ALWAYS_SET) out.rflags = hexOf(rflags);
  if (fsBase !== 0n) out.fsbase = hexOf(fsBase);
  if (gsBase !== 0n) out.gsbase = hexOf(gsBase);
  return { ...out, ...writeVectors(machineCase) };
}

function writeVectors(machineCase: MachineCase): Record<string, string> {
  const out: Record<string, string> = {};
  const vectors = vectorsOf(machineCase);
  if (vectors !== ZERO_VECTORS)
    for (const [n, name] of VECTOR_NAMES.entries()) if (vectors[n] !== 0n) out[name] = hexOf(vectors[n]!);
  const mxcsr = mxcsrOf(machineCase);
  if (mxcsr !== INITIAL_MXCSR) out.mxcsr = hexOf(mxcsr);
  return out;
}
