/** What the architecture leaves open in an outcome, and its JSON: masks over registers and memory, approximations in lanes. */
import { flags, REGISTER_NAMES, type Run } from "../../../oracle/index.ts";
import type { Free } from "../case.ts";
import { wrong } from "./error.ts";
import { count, hexOf, type Json, type JsonObject, list, number, object, word } from "./fields.ts";
import { VECTOR_NAMES } from "./registers.ts";
import { joinRuns, readRuns, writeRuns } from "./runs.ts";

export function readFree(value: Json): Free {
  const { regs = {}, memory = [] } = object(value, "free");
  const given = object(regs, "free.regs");
  const masks = REGISTER_NAMES.flatMap((name, n): [number, bigint][] =>
    given[name] === undefined ? [] : [[n, number(given[name], `free.regs.${name}`, 64)]],
  );
  const rflags = given.rflags === undefined ? 0n : number(given.rflags, "free.regs.rflags", 64);
  return {
    registers: new Map(masks),
    rflags: Number(rflags & BigInt(flags.POPF_WRITES)),
    memory: readRuns(memory, "free.memory"),
    ...readApproximations(given),
  };
}

/** Of RCPPS and RSQRTPS: no others are known. */
const LANES = "f32";
const RELATIVE = "0x1.8p-12";
const COUNT = 4;

function readApproximations(given: JsonObject): Pick<Free, "approximations"> {
  const found = VECTOR_NAMES.flatMap((name, n): [number, number][] =>
    given[name] === undefined ? [] : [[n, readLanes(given[name], `free.regs.${name}`)]],
  );
  return found.length === 0 ? {} : { approximations: new Map(found) };
}

/** All four lanes where `which` does not name some. */
function readLanes(value: Json, place: string): number {
  const { lanes, relative, which } = object(value, place);
  word(lanes, `${place}.lanes`, [LANES]);
  word(relative, `${place}.relative`, [RELATIVE]);
  if (which === undefined) return 2 ** COUNT - 1;
  const named = list(which, `${place}.which`).map((lane) => count(lane, `${place}.which`, COUNT - 1));
  if (named.length === 0) wrong(`${place}.which`, "must name a lane");
  return named.reduce((mask, lane) => mask | (1 << lane), 0);
}

export function writeFree({ registers, rflags, memory, approximations = new Map() }: Free): JsonObject {
  const regs: Record<string, Json> = {};
  for (const [n, bits] of registers) regs[REGISTER_NAMES[n]!] = hexOf(bits);
  if (rflags !== 0) regs.rflags = hexOf(rflags);
  for (const [n, lanes] of approximations) regs[VECTOR_NAMES[n]!] = writeLanes(lanes);
  return {
    ...(Object.keys(regs).length > 0 && { regs }),
    ...(memory.length > 0 && { memory: writeRuns(mergeMasks(memory)) }),
  };
}

function writeLanes(mask: number): JsonObject {
  const which = Array.from({ length: COUNT }, (_, n) => n).filter((n) => (mask >> n) & 1);
  return { lanes: LANES, relative: RELATIVE, ...(which.length < COUNT && { which }) };
}

/** The oracle records masks in the order of the writes; the same byte may come twice, and then either mask makes a bit free. */
function mergeMasks(masks: readonly Run[]): Run[] {
  const byAddress = new Map<bigint, number>();
  for (const { at, bytes } of masks) {
    for (const [n, mask] of bytes.entries()) byAddress.set(at + BigInt(n), (byAddress.get(at + BigInt(n)) ?? 0) | mask);
  }
  const sorted = [...byAddress].filter(([, mask]) => mask !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
  return joinRuns(sorted.map(([at, mask]) => ({ at, bytes: Uint8Array.of(mask) })));
}
