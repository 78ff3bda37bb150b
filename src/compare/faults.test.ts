/**
 * Faults of the whole table against Unicorn: every memory operand of every implemented row at page edges and behind the canonical
 * addresses. Where the two differ, known divergences cover every field. (An Intel core of the Sapphire Rapids class agreed with the
 * oracle in all of 346,360 such placements, with and without prefixes, in 5,600 frames of ENTER and in 5,209 refusals of LOCK.)
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Row } from "../../oracle/index.ts";
import { accessesOf, type MemoryAccess } from "../../oracle/testing/accesses.ts";
import { type Encoding, encodingsOf, hexOf, implemented } from "../../oracle/testing/encodings.ts";
import { place } from "../../oracle/testing/placement.ts";
import { CODE_PAGE, LOW_END, PAGES } from "../../oracle/testing/terrain.ts";
import type { Trial } from "../../oracle/testing/trial.ts";
import type { MachineCase, Region } from "../cases/case.ts";
import type { Engine } from "../engines/engine.ts";
import { openEngine } from "../engines/open.ts";
import { OracleRunner } from "../engines/oracle.ts";
import { judgeStep } from "./judge-step.ts";

/** The terrain's pages that every engine can map: not page 0, not the ends of the canonical addresses. */
const regions: readonly Region[] = PAGES.filter(([at]) => at > 0n && at < CODE_PAGE).map(([at, count, access]) => ({
  at,
  size: count * 4096,
  access,
  runs: [{ at, bytes: new Uint8Array(count * 4096).fill(0xff) }],
}));

/** Writable before no page, writable before read only, the end of the canonical addresses. */
const EDGES = [0x1_2000n, 0x2_2000n, LOW_END];

/** The last address that fits and the one behind it, at each edge; and an address that is not canonical. */
const placesFor = ({ size }: MemoryAccess): bigint[] => [
  ...EDGES.flatMap((edge) => [edge - BigInt(size), edge - BigInt(size) + 1n]),
  1n << 63n,
];

const caseOf = ({ bytes, registers }: Trial): MachineCase => ({
  id: hexOf(bytes),
  code: bytes,
  at: CODE_PAGE,
  registers: Array.from({ length: 16 }, (_, n) => registers.get(n) ?? 0n),
  rflags: 0xad7,
  fsBase: 0n,
  gsBase: 0n,
  memory: regions,
  until: CODE_PAGE + BigInt(bytes.length),
  limit: 1,
});

function casesOf(encoding: Encoding): MachineCase[] {
  const accesses = accessesOf(encoding.bytes);
  return accesses.flatMap((chosen) =>
    placesFor(chosen)
      .flatMap((address) => place(encoding, accesses, chosen, address) ?? [])
      .map(caseOf),
  );
}

/** Unicorn takes 66 on near branches as AMD does: the operand has 16 bits. The oracle is Intel's machine and ignores it (SDM 2A JMP). */
const isWordBranch = ({ row, decoded }: Encoding): boolean => row.size === "f64" && decoded.prefixes.operandSize;

const encodings = (row: Row): Encoding[] =>
  encodingsOf(row, "memory").filter((encoding) => row.mnemonic !== "ENTER" && !isWordBranch(encoding));

let unicorn: Engine;
beforeAll(async () => {
  unicorn = await openEngine("unicorn");
});
afterAll(() => unicorn.close());

test("every memory operand at edges: Unicorn agrees, or known divergences cover the difference", async () => {
  const oracle = new OracleRunner();
  const cases = implemented.flatMap(encodings).flatMap(casesOf);
  const replies = await unicorn.run(cases);
  const steps = cases.map((one, n) => judgeStep(oracle, unicorn, one, one, replies[n]!));
  const unexplained = steps.flatMap((step) => (step?.kind === "diverge" ? [step.divergence.bucket] : []));
  expect(unexplained).toEqual([]);
  expect(cases.length).toBeGreaterThan(4_000);
  // excused are above all operands of 128 bits that are not aligned
  expect(steps.filter((step) => step === undefined).length / cases.length).toBeGreaterThan(0.75);
});
