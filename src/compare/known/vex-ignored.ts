/** Behind VEX there are only the instructions that the manual lists there; BT and its like are none of them. */
import type { MachineCase } from "../../cases/case.ts";
import { ACCESS, ENDING, MEMORY, REGISTERS, STATUS, SYSTEM, VECTORS } from "./fields.ts";
import { ANY, type KnownDivergence } from "./known.ts";
import { readPrefixes } from "./prefix-bytes.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

const VEX_2 = 0xc5;
const VEX_3 = 0xc4;
const MAP = 0x1f;
const DS = 0x3e;
/** Segments that mean nothing in 64-bit mode. */
const IDLE = [0x26, 0x2e, 0x36, DS];

export const vexIgnored: KnownDivergence = {
  id: "unicorn-vex-ignored",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "behind VEX any opcode of map 0F is executed as it is without",
  authority: ["SDM Vol. 2A, 2.3: VEX", "silicon"],
  instructions: ANY,
  fields: [...REGISTERS, ...VECTORS, "mxcsr", ...STATUS, ...SYSTEM, ...ENDING, ...ACCESS, "vector", MEMORY],
  applies: ({ instruction }) => instruction === undefined,
  instead: ({ machineCase }) => withoutVex(machineCase),
};

/** What VEX carries, in prefixes; undefined where there is none, they need more room than it has, or it names another map. */
export function withoutVex(machineCase: MachineCase): MachineCase | undefined {
  const { prefixes, rest } = readPrefixes(machineCase.code);
  if (rest[0] !== VEX_2 && rest[0] !== VEX_3) return undefined;
  const size = rest[0] === VEX_2 ? 2 : 3;
  if (size === 3 && (rest[1]! & MAP) !== 1) return undefined;
  const carried = carriedBy(rest, size);
  const before = padded(prefixes, size - 1 - carried.length);
  return before && { ...machineCase, code: Uint8Array.from([...before, ...carried, 0x0f, ...rest.subarray(size)]) };
}

/** So many idle prefixes more; fewer of those that are there where the number is negative. */
function padded(prefixes: readonly number[], more: number): readonly number[] | undefined {
  if (more >= 0) return [...prefixes, ...new Array<number>(more).fill(DS)];
  const idle = prefixes.findIndex((prefix) => IDLE.includes(prefix));
  return idle < 0 ? undefined : padded(prefixes.toSpliced(idle, 1), more + 1);
}

/** 66 and REX, which a branch has no use for. F2 and F3 mean nothing to what the oracle knows there. */
function carriedBy(bytes: Uint8Array, size: number): number[] {
  const [, second = 0, third = 0] = bytes;
  const rxb = (~second & (size === 2 ? 0x80 : 0xe0)) >> 5;
  const rex = rxb | (size === 3 ? (third & 0x80) >> 4 : 0);
  const has66 = ((size === 2 ? second : third) & 3) === 1;
  const isBranch = bytes[size]! >> 4 === 8;
  return [...(has66 ? [0x66] : []), ...(rex === 0 || isBranch ? [] : [0x40 | rex])];
}
