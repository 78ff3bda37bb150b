/**
 * The stack in no page. ENTER accesses a whole frame: its accesses in the order of the manual's pseudo-code (SDM 2A ENTER), of which the
 * first that cannot be done is the fault, and then nothing is done. The order of two operands that both fault is measured on an Intel core.
 */
import { describe, expect, test } from "vitest";
import { RBP, RSP } from "./state.ts";
import type { MemoryAccess } from "./testing/accesses.ts";
import { bytesOf } from "./testing/guest.ts";
import { expectedFault, HIGH_START, LOW_END, SAFE } from "./testing/terrain.ts";
import { execute } from "./testing/trial.ts";

interface Frame {
  readonly size: 2 | 8;
  readonly room: number;
  readonly level: number;
  readonly rsp: bigint;
  readonly rbp: bigint;
}

type FrameAccess = readonly ["read" | "write", bigint];

const wrap = (value: bigint): bigint => BigInt.asUintN(64, value);

/** Push rBP; for each outer level read its frame pointer and push it; push the new one; last, a write where RSP ends up. */
function accessesOf({ size, room, level, rsp, rbp }: Frame): FrameAccess[] {
  const nesting = level % 32;
  const pushed = (n: number): FrameAccess => ["write", wrap(rsp - BigInt((n + 1) * size))];
  const outer = (n: number): FrameAccess => ["read", wrap(rbp - BigInt(n * size))];
  const display = Array.from({ length: nesting }, (_, n) => n + 1).flatMap((n) =>
    n < nesting ? [outer(n), pushed(n)] : [pushed(n)],
  );
  return [pushed(0), ...display, ["write", wrap(pushed(nesting)[1] - BigInt(room))]];
}

const stackAccess = (kind: "read" | "write", size: number): MemoryAccess => ({
  base: RSP,
  displacement: 0n,
  addressWidth: 64,
  segment: "none",
  stack: true,
  size,
  kind,
});

const enter = ({ size, room, level }: Frame): Uint8Array =>
  Uint8Array.of(...(size === 2 ? [0x66] : []), 0xc8, room & 0xff, room >> 8, level);

function check(frame: Frame): string {
  const expected = accessesOf(frame)
    .map(([kind, address]) => expectedFault(stackAccess(kind, frame.size), address))
    .find((fault) => fault !== undefined);
  const bytes = enter(frame);
  const registers = new Map([
    [RSP, frame.rsp],
    [RBP, frame.rbp],
  ]);
  const { stop, changed } = execute({ bytes, registers });
  const told = `enter ${frame.room}, ${frame.level} rsp 0x${frame.rsp.toString(16)} rbp 0x${frame.rbp.toString(16)}`;
  const { reason, at: _, ...fault } = stop;
  expect(fault, told).toEqual(expected ?? {});
  if (reason === "fault") expect(changed, told).toEqual([]);
  return expected?.fault ?? "none";
}

/** Behind a page in no page, in a page that is read only, and behind the ends of the canonical addresses. */
const EDGES = [0x1_0000n, 0x2_1000n, LOW_END, HIGH_START];
/** Distances from the edge, in bytes: whole elements and straddling ones. */
const DISTANCES = [0n, 1n, 8n, 9n, 16n, 24n, 33n, 64n, 250n, 264n];

describe("ENTER", () => {
  test.each([2, 8] as const)("faults at the first access of its frame that cannot be done, %i bytes each", (size) => {
    const seen = new Set<string>();
    for (const edge of EDGES)
      for (const distance of DISTANCES)
        for (const level of [0, 1, 2, 4, 31, 32, 35])
          for (const room of [0, 1, 8, 0x1000]) {
            seen.add(check({ size, room, level, rsp: edge + distance, rbp: SAFE }));
            seen.add(check({ size, room, level, rsp: SAFE, rbp: edge + distance }));
          }
    expect(seen).toEqual(new Set(["none", "#PF", "#SS"]));
  });
});

const NOWHERE = 0x66_6000n;
const ELSEWHERE = 0x77_7000n;
const NOT_CANONICAL = 1n << 48n;

/** Registers: rbx, rsp, rsi, rdi. */
const PAIRS: readonly (readonly [string, string, Partial<Record<"rbx" | "rsp" | "rsi" | "rdi", bigint>>, object])[] = [
  [
    "POP reads the stack before it writes",
    "8f03",
    { rbx: NOWHERE, rsp: ELSEWHERE },
    { address: ELSEWHERE, access: "read" },
  ],
  ["POP: #SS before the target", "8f03", { rbx: NOWHERE, rsp: NOT_CANONICAL }, { fault: "#SS" }],
  [
    "POP: the stack's page before a target that is not canonical",
    "8f03",
    { rbx: NOT_CANONICAL, rsp: ELSEWHERE },
    { address: ELSEWHERE },
  ],
  ["PUSH reads its operand first", "ff33", { rbx: NOWHERE, rsp: ELSEWHERE }, { address: NOWHERE, access: "read" }],
  ["PUSH: #GP of the operand first", "ff33", { rbx: NOT_CANONICAL, rsp: NOT_CANONICAL }, { fault: "#GP" }],
  ["CALL reads its operand first", "ff13", { rbx: NOWHERE, rsp: ELSEWHERE }, { address: NOWHERE, access: "read" }],
  [
    "CALL: the stack before a target that is not canonical",
    "ffd3",
    { rbx: NOT_CANONICAL, rsp: ELSEWHERE },
    { address: ELSEWHERE - 8n, access: "write" },
  ],
  ["MOVS reads first", "a4", { rsi: NOWHERE, rdi: ELSEWHERE }, { address: NOWHERE, access: "read" }],
  [
    "MOVS: a page that is not there before a target that is not canonical",
    "a4",
    { rsi: NOWHERE, rdi: NOT_CANONICAL },
    { address: NOWHERE },
  ],
  ["CMPS reads ES:rDI first", "a6", { rsi: NOWHERE, rdi: ELSEWHERE }, { address: ELSEWHERE }],
  [
    "CMPS: the page in ES:rDI before DS:rSI that is not canonical",
    "a6",
    { rsi: NOT_CANONICAL, rdi: NOWHERE },
    { address: NOWHERE },
  ],
];

const NUMBERS = { rbx: 3, rsp: 4, rsi: 6, rdi: 7 } as const;

describe("of two operands that fault", () => {
  test.each(PAIRS)("%s", (_, hex, values, expected) => {
    const registers = new Map(
      (["rbx", "rsp", "rsi", "rdi"] as const).map((name) => [NUMBERS[name], values[name] ?? SAFE]),
    );
    const { stop, changed } = execute({ bytes: bytesOf(hex), registers });
    expect(stop).toMatchObject({ reason: "fault", ...expected });
    expect(changed).toEqual([]);
  });
});
