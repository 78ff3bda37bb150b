/** The proofs themselves: their loop runs on the oracle as well, and what differs is told. */
import { expect, test } from "vitest";
import { TABLE } from "../../oracle/index.ts";
import type { MachineCase, Reply } from "../cases/case.ts";
import { nameOfRow } from "../coverage/row-numbers.ts";
import { OracleRunner } from "../engines/oracle.ts";
import { prove } from "./proof.ts";
import { smallestRows } from "./rows.ts";

const oracle = new OracleRunner();
const onOracle = async (cases: readonly MachineCase[]): Promise<Reply[]> => cases.map((one) => oracle.run(one));
const row = (name: string) => TABLE.find((one) => nameOfRow(one) === name)!;

test("256 shifts of the oracle in the guest's loop are the oracle's", async () => {
  expect(await prove(onOracle, row("D0 /4  SHL Eb, 1"), 32)).toMatchObject({
    executions: 256,
    faults: 0,
    differences: [],
  });
});

test("a wrong flag and a wrong register are told with the input that shows them", async () => {
  const spoilt = async (cases: readonly MachineCase[]): Promise<Reply[]> =>
    cases.map((one) => {
      const outcome = oracle.run(one);
      const run = outcome.memory.find(({ bytes }) => bytes.length > 100)!;
      run.bytes[6] = run.bytes[6]! ^ 0x80;
      run.bytes[10] = run.bytes[10]! ^ 0x01;
      return outcome;
    });
  const { differences } = await prove(spoilt, row("D0 /4  SHL Eb, 1"), 32);
  expect(differences).toHaveLength(1);
  expect(differences[0]).toMatch(/^rbx CF from /);
});

test("an engine that stops early, or fails, is no proof", async () => {
  const stopped = async ([one]: readonly MachineCase[]): Promise<Reply[]> => {
    const outcome = oracle.run(one!);
    return [{ ...outcome, stop: { reason: "fault", at: outcome.rip, fault: "#DE" } }];
  };
  await expect(prove(stopped, row("D0 /4  SHL Eb, 1"), 32)).rejects.toThrow("of 256 ended with #DE");
  const failed = async (): Promise<Reply[]> => [{ id: "x", failure: "died", error: "the engine died" }];
  await expect(prove(failed, row("D0 /4  SHL Eb, 1"), 32)).rejects.toThrow("the engine died");
});

test("every row that computes on integers is proven: byte rows, and the rest at 16 bits", () => {
  const files = ["arithmetic", "logic", "shift", "multiply-divide", "bit", "convert", "atomic"] as const;
  const rows = files.flatMap(smallestRows);
  const proven = new Set(rows.map(({ row: { mnemonic } }) => mnemonic));
  expect([...proven].sort().join(" ")).toBe(
    "ADC ADD AND BSF BSR BSWAP BT BTC BTR BTS CBW CMP CMPXCHG CWD DEC DIV IDIV IMUL INC MUL NEG NOT OR RCL RCR ROL ROR SAR SBB SHL SHLD SHR SHRD SUB TEST XADD XOR",
  );
  expect(rows.filter(({ operandSize }) => operandSize === 32).length).toBeGreaterThan(60);
});
