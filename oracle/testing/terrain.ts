/** A guest's memory with every kind of page edge, and what an access there must raise, told byte by byte. */
import type { FaultName } from "../fault.ts";
import { type Access, Memory } from "../memory.ts";
import type { MemoryAccess } from "./accesses.ts";

const PAGE = 4096n;

/** Where instructions stand, and no operand. */
export const CODE_PAGE = 0x40_0000n;
/** The middle of readable and writable memory: nothing faults here. */
export const SAFE = 0x1_1000n;
/** The first address that is not canonical, and the first that is again. */
export const LOW_END = 0x8000_0000_0000n;
export const HIGH_START = 0xffff_8000_0000_0000n;

/** Everything that is not listed is in no page. */
export const PAGES: readonly (readonly [bigint, number, Access])[] = [
  [0x1_0000n, 2, "rw"],
  [0x2_0000n, 1, "r"],
  [0x2_1000n, 1, "rw"],
  [0x2_2000n, 1, "r"],
  [0x3_0000n, 1, "rx"],
  [0x3_1000n, 1, "rwx"],
  // the ends of both canonical halves; from the last page an access goes on in the first
  [LOW_END - PAGE, 1, "rw"],
  [HIGH_START, 1, "rw"],
  [2n ** 64n - PAGE, 1, "rw"],
  [0n, 1, "rw"],
];

const ACCESS_OF = new Map(
  PAGES.flatMap(([at, count, access]) =>
    Array.from({ length: count }, (_, n) => [at / PAGE + BigInt(n), access] as const),
  ),
);

/** All ones: as a branch target canonical, as a divisor not 0. */
export function terrain(): Memory {
  const memory = new Memory();
  for (const [at, count, access] of PAGES) {
    memory.map(at, count * 4096, access);
    memory.place(at, new Uint8Array(count * 4096).fill(0xff));
  }
  memory.map(CODE_PAGE, 4096, "rx");
  return memory;
}

/** Both ends of every run of pages, and where rights change within one. */
export const EDGES: readonly bigint[] = [
  ...new Set(PAGES.flatMap(([at, count]) => [at, BigInt.asUintN(64, at + BigInt(count) * PAGE)])),
];

/** Addresses far from any edge that no 48 bits make. */
const NON_CANONICAL = [1n << 48n, 0xdead_beef_0000_0000n, 1n << 63n, (1n << 63n) - 1n];

/** Where the canonical addresses end and begin. */
export const CANONICAL_EDGES: readonly bigint[] = [LOW_END, HIGH_START];

/** Where an operand of `size` bytes is put: it ends at an edge, has its last byte behind it, its first byte before it, begins at it. */
export const placesFor = (size: number, edges: readonly bigint[]): bigint[] => [
  ...new Set(edges.flatMap((edge) => [-size, 1 - size, -1, 0].map((step) => BigInt.asUintN(64, edge + BigInt(step))))),
  ...NON_CANONICAL,
];

export interface Expected {
  readonly fault: FaultName;
  readonly address?: bigint;
  readonly access?: "read" | "write";
}

const isCanonicalByte = (address: bigint): boolean => address < LOW_END || address >= HIGH_START;

const allows = (address: bigint, kind: "read" | "write"): boolean => {
  const access = ACCESS_OF.get(address / PAGE);
  return access !== undefined && (kind === "read" || access.includes("w"));
};

/** The fault that an access at `address` raises: first any byte without a canonical address, then the first byte that has no page for it. */
export function expectedFault({ size, kind, stack }: MemoryAccess, address: bigint): Expected | undefined {
  const bytes = Array.from({ length: size }, (_, n) => BigInt.asUintN(64, address + BigInt(n)));
  if (!bytes.every(isCanonicalByte)) return { fault: stack ? "#SS" : "#GP" };
  const first = bytes.find((byte) => !allows(byte, kind));
  return first === undefined ? undefined : { fault: "#PF", address: first, access: kind };
}
