import { expect, test } from "vitest";
import { TABLE } from "../../oracle/index.ts";
import { OracleRunner } from "../engines/oracle.ts";
import { Random } from "../generate/random.ts";
import { type Finding, findingOf, findingTexts } from "./finding.ts";
import { formsOf } from "./form.ts";
import { DESTINATION, type Observation } from "./observation.ts";
import { drawTrials } from "./trial.ts";

const row = TABLE.find(({ mnemonic, encoding }) => mnemonic === "BTS" && encoding === "0F AB /r")!;
const [trial] = drawTrials(formsOf(row)[0]!, 1, new Random(1));
const ended = new OracleRunner().run(trial!.machineCase);

const seen = (bit: string, mask: bigint, before: bigint, engine: bigint): Observation => ({
  trial: trial!,
  bit,
  mask,
  before,
  oracle: before,
  engine,
  ended,
});

test("a rule is found when it explains every execution, on either side", () => {
  const cleared = [seen("AF", 1n, 0n, 0n), seen("AF", 1n, 1n, 0n)];
  expect(findingOf(cleared, "engine")).toEqual({ rules: ["0"] });
  expect(findingOf(cleared, "oracle")).toEqual({ rules: ["unchanged"] });
  expect(findingOf([seen("AF", 1n, 0n, 1n), seen("AF", 1n, 1n, 1n)], "engine")).toEqual({ rules: ["1"] });
  expect(findingOf([seen(DESTINATION, 0xffn, 7n, 0xffn)], "engine")).toEqual({ rules: ["all ones"] });
});

test("where no rule explains all, the shares of rules are told", () => {
  const mixed = [seen("AF", 1n, 0n, 1n), seen("AF", 1n, 0n, 1n), seen("AF", 1n, 1n, 0n)];
  const finding = findingOf(mixed, "engine");
  expect(finding).toEqual({
    rules: [],
    shares: [
      { rule: "1", percent: 66.7 },
      { rule: "0", percent: 33.3 },
    ],
  });
  expect(findingTexts([finding])).toEqual(["varies: 1 67 %, 0 33 %"]);
  expect(findingTexts([{ rules: [], shares: [] }])).toEqual(["varies: by no rule that was tried"]);
});

test("the rule of most forms names a finding that few executions leave open", () => {
  const findings: Finding[] = [
    { rules: ["0", "unchanged"] },
    { rules: ["unchanged"] },
    { rules: ["unchanged"] },
    { rules: ["1"] },
  ];
  expect(findingTexts(findings)).toEqual(["unchanged", "unchanged", "unchanged", "1"]);
  expect(findingTexts([{ rules: ["unchanged", "0"] }])).toEqual(["0"]);
  expect(findingTexts([])).toEqual([]);
});
