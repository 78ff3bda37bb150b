/**
 * Targets that are not canonical: every branch of the table raises #GP at the branch itself and has then done nothing: RSP, RCX and the
 * stack stay. Targets that are canonical but in no page fault where they are fetched.
 */
import { describe, expect, test } from "vitest";
import { OF, STATUS } from "./flags.ts";
import { Memory } from "./memory.ts";
import { RCX, RSP } from "./state.ts";
import { type Encoding, encodingsOf, hexOf, implemented, rowName } from "./testing/encodings.ts";
import { HIGH_START, LOW_END, SAFE } from "./testing/terrain.ts";
import { type Ended, execute, executeIn } from "./testing/trial.ts";

const branches = implemented.filter(({ mnemonic }) => /^(J|CALL|RET|LOOP)/.test(mnemonic));
const relative = branches.filter(({ operands }) => operands[0]?.startsWith("J"));
const indirect = branches.filter((row) => !relative.includes(row));

const PAGE = 4096n;
const memory = new Memory();
for (const at of [LOW_END - PAGE, HIGH_START]) memory.map(at, 4096, "rx");
memory.map(SAFE - PAGE, 8192, "rw");

/** Counts and flags that make each conditional branch go and not go. */
const SETTINGS = [0, OF, STATUS].flatMap((flags) => [0n, 1n, 2n].map((count) => ({ flags, count })));
type Setting = (typeof SETTINGS)[number];

/** The branch with its distance `to`, one or four bytes long, at the end of the instruction. */
function withDistance({ bytes, row }: Encoding, to: number): Uint8Array {
  const size = row.immediate === "ib" ? 1 : 4;
  const field = Uint8Array.from({ length: size }, (_, n) => (to >> (8 * n)) & 0xff);
  return Uint8Array.from([...bytes.subarray(0, -size), ...field]);
}

function executeAt(at: bigint, bytes: Uint8Array, { flags, count }: Setting): Ended {
  memory.rollback();
  memory.place(at, bytes);
  const registers = new Map([
    [RCX, count],
    [RSP, SAFE],
  ]);
  return executeIn(memory, at, { registers, flags });
}

const isTaken = ({ bytes }: Encoding, setting: Setting): boolean => {
  const { state } = executeAt(LOW_END - PAGE, bytes, setting);
  return state.rip !== LOW_END - PAGE + BigInt(bytes.length);
};

/** Executes a branch at `at` by `distance`; expects #GP when it is taken and the target lies outside; whether that was so. */
function check(encoding: Encoding, at: bigint, distance: number, setting: Setting): boolean {
  const bytes = withDistance(encoding, distance);
  const next = at + BigInt(bytes.length);
  const target = next + BigInt(distance);
  const { stop, changed } = executeAt(at, bytes, setting);
  const told = `${hexOf(bytes)} at 0x${at.toString(16)}`;
  const taken = isTaken(encoding, setting);
  const faults = taken && target >= LOW_END && target < HIGH_START;
  if (faults) expect(changed, told).toEqual([]);
  expect(stop, told).toEqual(
    faults ? { reason: "fault", at, fault: "#GP" } : { reason: "limit", at: taken ? target : next },
  );
  return faults;
}

/** From just below the end of the lower half upwards, from the start of the upper half downwards: to the last good target and one further. */
function checkEdges(encoding: Encoding, setting: Setting): boolean[] {
  const length = BigInt(encoding.bytes.length);
  const low = LOW_END - length - 20n;
  return [
    check(encoding, low, 19, setting),
    check(encoding, low, 20, setting),
    check(encoding, HIGH_START, Number(-length), setting),
    check(encoding, HIGH_START, Number(-length) - 1, setting),
  ];
}

/** With 66 and REX as well: neither changes the distance's size. */
const encodingsOfRow = (row: (typeof relative)[number]): Encoding[] => [
  ...encodingsOf(row, "register"),
  ...encodingsOf(row, "register", [0x67]),
];

describe("a relative branch out of the canonical addresses", () => {
  test.each(relative.map((row) => [rowName(row), row] as const))("%s", (_, row) => {
    for (const encoding of encodingsOfRow(row)) {
      const faulted = SETTINGS.flatMap((setting) => checkEdges(encoding, setting));
      expect(new Set(faulted)).toEqual(new Set([true, false]));
    }
  });

  test("covers every row with a distance", () => expect(relative).toHaveLength(39));
});

const GOOD = [0n, LOW_END - 1n, HIGH_START, 2n ** 64n - 1n];
const BAD = [LOW_END, HIGH_START - 1n, 1n << 48n, 1n << 63n, 0xdead_beef_0000_0000n];

/** RSP, r15 and what it points to all hold or lead to the target. */
const executeIndirect = ({ bytes, decoded }: Encoding, target: bigint): Ended => {
  const inRegister = decoded.row.modrm !== "none" && decoded.modrm >> 6 === 3;
  const registers = new Map([
    [RSP, SAFE],
    [15, inRegister ? target : SAFE],
  ]);
  return execute({ bytes, registers, content: target });
};

describe("an indirect branch", () => {
  const encodings = indirect.flatMap((row) => [...encodingsOf(row, "register"), ...encodingsOf(row, "memory")]);

  test.each(encodings.map((encoding) => [`${rowName(encoding.row)} ${hexOf(encoding.bytes)}`, encoding] as const))(
    "%s",
    (_, encoding) => {
      for (const target of GOOD) expect(executeIndirect(encoding, target).stop.at).toBe(target);
      for (const target of BAD) {
        const { stop, changed, state } = executeIndirect(encoding, target);
        expect(stop).toEqual({ reason: "fault", at: state.rip, fault: "#GP" });
        expect(changed).toEqual([]);
      }
    },
  );

  test("covers JMP, CALL and both RETs", () => {
    expect(indirect.map(({ mnemonic }) => mnemonic).sort()).toEqual(["CALL", "JMP", "RET", "RET"]);
  });
});

test("execution that runs over the end of the lower half is #GP at the first address that is not canonical", () => {
  const { stop, state } = executeAt(LOW_END - 1n, Uint8Array.of(0x90), { flags: 0, count: 0n });
  expect(stop).toEqual({ reason: "limit", at: LOW_END });
  const next = executeIn(memory, state.rip, { registers: new Map() });
  expect(next.stop).toEqual({ reason: "fault", at: LOW_END, fault: "#GP" });
  expect(next.changed).toEqual([]);
});
