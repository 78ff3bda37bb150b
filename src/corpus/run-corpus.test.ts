import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { int, move, RET } from "../../oracle/chain/testing/guest-program.ts";
import { buildMaps, decode, TABLE } from "../../oracle/index.ts";
import { describeUnicorn } from "../engines/unicorn/locate.ts";
import { openCorpus } from "./corpus.ts";
import { type CallEngine, ProcessEngine } from "./engine.ts";
import { corpusText, counts } from "./report.ts";
import { runCorpus } from "./run-corpus.ts";
import { EXPECTS_5, RETURNS_5, writeContract } from "./testing/folder.ts";
import { updateExpectations } from "./update.ts";

const PATIENCE = 20_000;
const RDI = 7;
const hasUnicorn = "version" in describeUnicorn();
const engines: readonly [CallEngine, ...CallEngine[]] = [
  new ProcessEngine("oracle", PATIENCE),
  ...(hasUnicorn ? [new ProcessEngine("unicorn", PATIENCE)] : []),
];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "echolot-corpus-"));
  return () => rmSync(folder, { recursive: true, force: true });
});
afterAll(() => {
  for (const engine of engines) engine.close();
});

async function run(others = engines) {
  const { contracts, unexpected } = openCorpus(folder);
  const entries = await runCorpus({ contracts, engines: others, absent: new Map() });
  return { entries, text: corpusText(entries, unexpected), ...counts(entries, unexpected) };
}

const ALL = engines.length;

test("a call that gives what is expected passes on every engine", async () => {
  writeContract(folder, "five", RETURNS_5, EXPECTS_5);
  expect(await run()).toMatchObject({ passed: ALL, failed: 0, skipped: 0 });
});

test.each([
  [{ result: { error: "none" }, returns: [{ u64: "6" }] }, 'returned: expected {"u64":"6"}, got {"u64":"5"}'],
  [{ result: { error: "none" }, returns: [{ i64: "5" }] }, 'returned: expected {"i64":"5"}, got {"u64":"5"}'],
  [{ result: { error: "none", output: "06" } }, "output: expected 06, got 0500000000000000"],
  [{ result: { error: "out_of_gas" }, returns: [{ u64: "5" }] }, "error: expected out_of_gas, got none"],
])("an expectation that is not met fails everywhere: %j", async (expected, line) => {
  writeContract(folder, "five", RETURNS_5, { ...EXPECTS_5, calls: [{ call: "f()", ...expected }] });
  const { text, passed, failed } = await run();
  expect([passed, failed]).toEqual([0, ALL]);
  expect(text).toContain(line);
});

test("recorded states pass, a digest that lies or another number of ints fails the oracle", async () => {
  writeContract(folder, "five", RETURNS_5, EXPECTS_5);
  const [entry] = (await run()).entries;
  const withStates = (states: object): void => {
    const calls = [{ ...EXPECTS_5.calls[0], states: { "a.esc": states } }];
    writeContract(folder, "five", RETURNS_5, { ...EXPECTS_5, calls });
  };
  const { gas: _, ...digests } = entry!.states!;
  withStates(digests);
  expect(await run()).toMatchObject({ passed: ALL, failed: 0 });
  withStates({ ...digests, sha256: "0".repeat(64) });
  const lied = await run();
  expect(lied).toMatchObject({ passed: ALL - 1, failed: 1 });
  expect(lied.text).toContain(`states at the ints: expected ${"0".repeat(64)}, got ${entry!.states!.sha256}`);
  withStates({ ...digests, ints: 2 });
  expect((await run()).text).toContain("ints: expected 2, got 1");
});

test("gas is checked of each binary, on the oracle alone", async () => {
  const withGas = (gas: string, result: object): void => {
    const [call] = EXPECTS_5.calls;
    const states = { "a.esc": { ...digests, gas } };
    writeContract(folder, "five", RETURNS_5, { ...EXPECTS_5, calls: [{ ...call, result, states }] });
  };
  writeContract(folder, "five", RETURNS_5, EXPECTS_5);
  const { gas, ...digests } = (await run()).entries[0]!.states!;
  withGas(String(gas), { error: "none", gas_used: Number(gas) });
  expect(await run()).toMatchObject({ passed: ALL, failed: 0 });
  withGas(String(gas! + 1n), { error: "none" });
  const other = await run();
  expect(other).toMatchObject({ passed: ALL - 1, failed: 1 });
  expect(other.text).toContain(`gas used: expected ${gas! + 1n}, got ${gas}`);
  withGas(String(gas), { error: "none", gas_used: 7 });
  expect(await run()).toMatchObject({ passed: ALL - 1, failed: 1 });
});

test("a call that runs out of gas is skipped by engines that count none", async () => {
  const calls = [{ ...EXPECTS_5.calls[0], chain: { gas: "5" }, result: { error: "out_of_gas", output: "" } }];
  writeContract(folder, "five", RETURNS_5, { ...EXPECTS_5, calls: [{ ...calls[0], returns: [] }] });
  const { text, ...counted } = await run();
  expect(counted).toMatchObject({ passed: 1, failed: 0, skipped: ALL - 1 });
  if (ALL > 1) expect(text).toContain("the call runs out of gas, which unicorn does not count");
});

/** Right in everything but one bit of rbx at the first `int`, which no result shows. */
const liar: CallEngine = {
  name: "liar",
  async run(request) {
    const answer = await engines[0].run(request);
    if ("broken" in answer) return answer;
    const flip = (value: bigint, n: number): bigint => (n === 3 ? value ^ 1n : value);
    return {
      ...answer,
      observations: answer.observations.map((one) => ({ ...one, registers: one.registers.map(flip) })),
    };
  },
  close: () => {},
};

test("an engine with another state at an int fails although its result is right, and is not recorded", async () => {
  writeContract(folder, "five", RETURNS_5, EXPECTS_5);
  const { entries, text, passed, failed } = await run([engines[0], liar]);
  expect([passed, failed]).toEqual([1, 1]);
  expect(text).toContain("oracle and liar differ at stop 1 (int 0x59");
  const { expectations } = openCorpus(folder).contracts[0]!;
  const updated = updateExpectations(expectations, entries);
  expect(updated).toEqual({ expectations, refused: ["five  f(): the engines do not agree on a.esc"] });
});

test.runIf(hasUnicorn)("where Unicorn parts from the oracle is found to the instruction", async () => {
  // REX before 66: the CPU ignores it, Unicorn adds 64 bits
  const misplaced = [0x48, 0x66, 0x01, 0xd8];
  const code = [
    ...move(0, 0xfffffn),
    ...move(3, 0x12345n),
    ...Array<number>(40).fill(0x90),
    ...misplaced,
    ...RETURNS_5,
  ];
  writeContract(folder, "rex", code, EXPECTS_5);
  const { text, passed, failed } = await run();
  expect([passed, failed]).toEqual([1, 1]);
  expect(text).toContain("They part after 42 steps, at 0x40103c  add ax, bx:");
});

/** POPCNT, ADDPS, FLD1, PADDB, VADDPS: the first that is planned only. */
const MAPS = buildMaps(TABLE);
const LACKING = [
  [0xf3, 0x48, 0x0f, 0xb8, 0xff],
  [0x0f, 0x58, 0xc1],
  [0xd9, 0xe8],
  [0x0f, 0xfc, 0xc1],
  [0xc5, 0xf0, 0x58, 0xc2],
].find((bytes) => {
  const decoded = decode(MAPS, Uint8Array.from(bytes));
  return typeof decoded === "object" && decoded.row.status.kind === "planned";
});

test.runIf(LACKING)("what the oracle is still to learn is a skip everywhere, and never recorded", async () => {
  writeContract(folder, "later", [...LACKING!, ...RETURNS_5], EXPECTS_5);
  const { entries, text, ...rest } = await run();
  expect(rest).toEqual({ passed: 0, failed: 0, skipped: ALL });
  expect(text).toContain("the oracle lacks");
  const { expectations } = openCorpus(folder).contracts[0]!;
  expect(updateExpectations(expectations, entries).refused).toHaveLength(1);
});

test("what the oracle refuses for good ends the comparison there, and the call in ECHO's error", async () => {
  const cpuid = [0x0f, 0xa2];
  const refused = { call: "f()", result: { error: "unsupported_instruction", output: "" } };
  writeContract(folder, "cpuid", [...cpuid, ...RETURNS_5], { ...EXPECTS_5, calls: [refused] });
  expect(await run()).toMatchObject({ passed: 1, failed: 0, skipped: ALL - 1 });
});

test("a binary that is missing fails, one that is cut short ends as ECHO says and fails", async () => {
  const path = join(writeContract(folder, "five", RETURNS_5, EXPECTS_5), "a.esc");
  truncateSync(path, 30);
  const cut = await run();
  expect(cut).toMatchObject({ passed: 0, failed: ALL });
  expect(cut.text).toContain("error: expected none, got incorrect_emulator_load (18): the file ends");
  const { expectations } = openCorpus(folder).contracts[0]!;
  expect(updateExpectations(expectations, cut.entries).refused[0]).toContain("a.esc is no contract");
  rmSync(path);
  const missing = await run();
  expect(missing).toMatchObject({ passed: 0, failed: ALL });
  expect(missing.text).toContain("a.esc: there is no such file");
});

test("a call that never ends is a failure, and the next one runs", async () => {
  const calls = [
    { name: "endless", call: "f()", limit: 1e12, chain: { gas: "9999999999" }, result: { error: "none", output: "" } },
  ];
  writeContract(folder, "a-loop", [0xeb, 0xfe], { ...EXPECTS_5, calls });
  writeContract(folder, "five", RETURNS_5, EXPECTS_5);
  const impatient = new ProcessEngine("oracle", 3000);
  const { text, passed, failed } = await run([impatient]).finally(() => impatient.close());
  expect([passed, failed]).toEqual([1, 1]);
  expect(text).toContain("no answer: no end after 3 s");
});

test("one that reaches its limit of steps is out of gas on every engine", async () => {
  const calls = [{ call: "f()", limit: 1000, result: { error: "out_of_gas", output: "" } }];
  writeContract(folder, "loop", [0xeb, 0xfe], { ...EXPECTS_5, calls });
  expect(await run()).toMatchObject({ passed: ALL, failed: 0 });
});

test("a folder with binaries and no expectations is a skip by name", async () => {
  writeContract(folder, "five", RETURNS_5, EXPECTS_5);
  rmSync(join(writeContract(folder, "stray", RETURNS_5, EXPECTS_5), "expect.json"));
  const { text, skipped } = await run();
  expect(skipped).toBe(1);
  expect(text).toContain("stray: the folder has binaries and no expect.json");
});

describe("updating", () => {
  test("adds states, and changes what the contract gives", async () => {
    const wrong = { call: "f()", result: { error: "out_of_gas" }, returns: [{ u64: "6" }] };
    writeContract(folder, "five", RETURNS_5, { ...EXPECTS_5, calls: [wrong] });
    const { entries } = await run();
    const { expectations } = openCorpus(folder).contracts[0]!;
    const [call] = updateExpectations(expectations, entries).expectations.calls;
    expect(call).toMatchObject({ error: "none", returns: [{ type: "u64", value: 5n }] });
    expect(call!.states.get("a.esc")).toEqual(entries[0]!.states);
  });

  test("is refused where the binaries differ", async () => {
    const own = writeContract(folder, "five", RETURNS_5, { ...EXPECTS_5, binaries: ["a.esc", "b.esc"] });
    const six = writeContract(folder, "six", [...move(RDI, 6n), ...int(0x59), ...RET], EXPECTS_5);
    copyFileSync(join(six, "a.esc"), join(own, "b.esc"));
    const { entries } = await run([engines[0]]);
    const [five] = openCorpus(folder).contracts;
    const { refused } = updateExpectations(
      five!.expectations,
      entries.filter(({ contract }) => contract === "five"),
    );
    expect(refused).toEqual(["five  f(): a.esc and b.esc give different results"]);
  });
});

describe("opening", () => {
  test("tells everything that is wrong, with the file", () => {
    for (const name of ["one", "two"])
      writeFileSync(join(writeContract(folder, name, RETURNS_5, {}), "expect.json"), "{");
    expect(() => openCorpus(folder)).toThrow(/one\/expect\.json is no JSON.*\n.*two\/expect\.json is no JSON/);
    writeContract(folder, "one", RETURNS_5, { ...EXPECTS_5, calls: [{}] });
    expect(() => openCorpus(folder, ["one"])).toThrow(
      "one/expect.json: calls[0].result must be an object, not nothing",
    );
  });

  test("takes one contract's folder too, refuses others by name", () => {
    const own = writeContract(folder, "five", RETURNS_5, EXPECTS_5);
    expect(openCorpus(own).contracts.map(({ name }) => name)).toEqual(["five"]);
    expect(() => openCorpus(folder, ["six"])).toThrow('there is no contract "six"; there are five');
    expect(() => openCorpus(join(folder, "nowhere"))).toThrow("there is no folder");
    expect(() => openCorpus(mkdtempSync(join(folder, "empty-")))).toThrow("not a corpus");
    expect(readFileSync(join(own, "expect.json"), "utf8")).toContain('"v":1');
  });
});
