/** Coverage counts a case as compared when its verdict is agree or excused, for each engine alone. */
import { expect, test } from "vitest";
import { TABLE } from "../../oracle/index.ts";
import type { MachineCase, Reply } from "../cases/case.ts";
import { decodeCase } from "../cases/codec.ts";
import { recordOf } from "../coverage/record.ts";
import { RunCoverage } from "../coverage/run-coverage.ts";
import type { Engine } from "../engines/engine.ts";
import { OracleRunner, oracleEngine } from "../engines/oracle.ts";
import { campaign } from "./campaign.ts";

/** add rax, rbx */
const ADD = decodeCase('{"id":"add","code":"4801d8","at":"0x400000","until":"0x400003"}');
/** cpuid, which the oracle does not have */
const SKIPPED = decodeCase('{"id":"cpuid","code":"4801d80fa2","at":"0x400000","until":"0x400005"}');

/** Wrong in every third case. */
const liar = (): Engine => ({
  ...oracleEngine(),
  name: "liar",
  run: async (cases: readonly MachineCase[]): Promise<Reply[]> =>
    cases.map((one) => {
      const outcome = new OracleRunner().run(one);
      return /^\d*[0369]/.test(one.id) ? { ...outcome, rip: 7n } : outcome;
    }),
});

test("diverging and skipped cases are executed, not compared; engines are counted apart", async () => {
  const engines = [oracleEngine(), liar()];
  const coverage = new RunCoverage(
    TABLE,
    engines.map(({ name }) => name),
  );
  const { tally } = await campaign({
    draw: (n) => (n < 30 ? { ...ADD, id: `${n % 10}` } : SKIPPED),
    oracle: new OracleRunner(),
    engines,
    cases: 40,
    coverage,
  });
  expect(Object.fromEntries(tally.byEngine)).toEqual({
    oracle: { agreed: 30, diverged: 0, excused: 0, skipped: 10 },
    liar: { agreed: 18, diverged: 12, excused: 0, skipped: 10 },
  });
  expect(tally).toMatchObject({ compared: 80, agreed: 48, diverged: 12, skipped: 20 });
  const scope = new Set(TABLE.filter(({ mnemonic }) => mnemonic === "ADD"));
  const { rows } = recordOf(coverage, scope, { command: "", seed: 1, cases: 40, seconds: 1, engines: [] });
  const { executed, compared } = rows.find(({ row }) => row === "01 /r  ADD Ev, Gv")!;
  expect(executed.count).toBe(40);
  expect([compared["oracle"]!.count, compared["liar"]!.count]).toEqual([30, 18]);
});
