import { expect, test } from "vitest";
import { CODE, CONSTANTS, call, int, move, program, RET, stringAt } from "../../oracle/chain/testing/guest-program.ts";
import { escFile } from "../../oracle/contract/esc-file.ts";
import { LIMITS } from "../../oracle/index.ts";
import { because, lacking } from "../engines/native/testing/available.ts";
import { describeUnicorn } from "../engines/unicorn/locate.ts";
import { type CallSettings, runContract } from "./command.ts";

const RDI = 7;

/** A container with a page of constants. */
const contract = (code: readonly number[], constants: readonly number[] = []): Uint8Array =>
  escFile({
    entry: CODE,
    sections: [
      { kind: 1, flags: 6, at: CODE, memorySize: code.length, bytes: code },
      { kind: 6, flags: 2, at: CONSTANTS, memorySize: 4096, bytes: constants },
    ],
    symbols: [],
  });

const SETTINGS: CallSettings = {
  line: "f()",
  chain: { contractId: "1.11.3" },
  limits: LIMITS,
  engines: ["oracle"],
  trace: false,
  json: false,
  profile: "full",
  milliseconds: 20_000,
};

async function run(file: Uint8Array, settings: Partial<CallSettings> = {}) {
  const printed: string[] = [];
  const warnings: string[] = [];
  const printer = {
    print: (text: string) => void printed.push(text),
    warn: (text: string) => void warnings.push(text),
  };
  const code = await runContract(file, { ...SETTINGS, ...settings }, printer);
  return { code, out: printed.join(""), warned: warnings.join("") };
}

const RETURNS_5 = [...move(RDI, 5n), ...int(0x59), ...RET];
const FAILS = [...move(RDI, CONSTANTS), ...int(0x60)];

test("a call that ends well is code 0, its values readable", async () => {
  const { code, out } = await run(contract(RETURNS_5));
  expect(code).toBe(0);
  expect(out).toContain("error     none\nreturned  5 (u64)\noutput    0500000000000000\n");
  expect(out).toContain(`steps     ${call(program(RETURNS_5)).steps}\n`);
});

test("a profile without SSE stops at the first instruction of it, by name, as unsupported_instruction", async () => {
  const movaps = [0x0f, 0x28, 0xc1];
  const file = contract([...movaps, ...RETURNS_5]);
  expect((await run(file)).code).toBe(0);
  const { code, out } = await run(file, { profile: "echo-2020" });
  expect(code).toBe(1);
  expect(out).toContain("error     unsupported_instruction (4): MOVAPS (sse) is outside the profile echo-2020 at 0x");
  expect((await run(contract(RETURNS_5), { profile: "echo-2020" })).code).toBe(0);
});

test("JSON is ECHO's object alone", async () => {
  const { code, out } = await run(contract(RETURNS_5), { json: true });
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual([
    1,
    { contract_id: "1.11.3", result: { error: "none", gas_used: 1024, output: "0500000000000000", logs: [] } },
  ]);
});

test("an error of the contract is code 1, its words safe for a terminal", async () => {
  const file = contract(FAILS, stringAt(CONSTANTS, "no\u001b[2J"));
  expect(await run(file)).toMatchObject({
    code: 1,
    out: expect.stringContaining("contract_error (3): no\\u001b[2J\n"),
  });
  const { code, out, warned } = await run(file, { json: true });
  expect([code, JSON.parse(out)[1].result.error]).toEqual([1, "contract_error"]);
  expect(warned).toBe("echolot: oracle: contract_error (3): no\\u001b[2J\n");
});

test("a container that is none is ECHO's error", async () => {
  const { code, out } = await run(Uint8Array.of(1, 2, 3), { json: true });
  expect([code, JSON.parse(out)[1].result.error]).toEqual([1, "incorrect_emulator_load"]);
});

/** Neither steps nor gas end it: LIMITS.gas lasts 10 million steps, 1.5 seconds of a fast machine. */
const ENDLESS = { ...LIMITS, steps: 1e12, gas: 1n << 50n };

test("a call that takes too long is ended", async () => {
  const { code, out } = await run(contract([0xeb, 0xfe]), { limits: ENDLESS, milliseconds: 1500 });
  expect([code, out]).toEqual([1, "oracle gave no answer: no end after 1.5 s\n"]);
});

test.runIf("version" in describeUnicorn())("no answer is no agreement", async () => {
  const settings = { limits: ENDLESS, milliseconds: 1000, engines: ["oracle", "unicorn"] as const };
  const { code, out } = await run(contract([0xeb, 0xfe]), settings);
  expect([code, out.split("\n").at(-2)]).toEqual([1, "nothing could be compared: oracle and unicorn"]);
});

test.runIf("version" in describeUnicorn())("two engines agree, or both are shown where they do not", async () => {
  const both = await run(contract(RETURNS_5), { engines: ["oracle", "unicorn"] });
  expect(both).toMatchObject({ code: 0, out: expect.stringContaining("agree: the same state at each of 2 stops") });
  // POPCNT is what Unicorn's processor lacks and CPUID what the oracle refuses
  const refused = await run(contract([0x0f, 0xa2, ...RET]), { engines: ["oracle", "unicorn"] });
  expect(refused).toMatchObject({ code: 1, out: expect.stringContaining("oracle and unicorn differ at stop 1") });
});

test.skipIf(lacking !== undefined)(`the processor counts no steps at full speed, and says so${because}`, async () => {
  const { code, out } = await run(contract(RETURNS_5), { engines: ["native"] });
  expect(code).toBe(0);
  expect(out).toContain("returned  5 (u64)\n");
  expect(out).toContain("steps     - (not counted at full speed)\n");
  const limits = { ...LIMITS, steps: 1000 };
  const counted = await run(contract(RETURNS_5), { engines: ["oracle", "native"], limits });
  expect(counted.out).toContain("oracle and native agree: the same state at each of 2 stops");
  expect(counted.out.match(/^steps {5}\d+$/gm)).toHaveLength(2);
});

test.skipIf(lacking !== undefined || !("version" in describeUnicorn()))(
  `every engine is held against the first${because}`,
  async () => {
    const engines = ["oracle", "unicorn", "native"] as const;
    const { out } = await run(contract(RETURNS_5), { engines });
    for (const name of ["unicorn", "native"]) expect(out).toContain(`oracle and ${name} agree`);
    const { out: json } = await run(contract(RETURNS_5), { engines, json: true });
    expect(JSON.parse(json)).toMatchObject({ agreed: true, stops: 2, difference: null });
  },
);
