import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { elfFile } from "../../oracle/contract/elf-file.ts";
import { LoadError } from "../../oracle/index.ts";
import { inspectionJson, inspectionText } from "./report.ts";
import { CODE, contract, kinds, look } from "./testing/contract.ts";

const places = (file: Uint8Array) =>
  look(file).code.found.map(({ at, isReached }) => `${(at - Number(CODE)).toString(16)}${isReached ? "" : " swept"}`);

test("branches are followed, and code behind a jump is not", () => {
  // jmp +1; (06 is no instruction); jz -3; ret
  expect(places(contract("eb0106" + "74fd" + "c3"))).toEqual(["0", "3", "5"]);
});

test("calls, addresses that code takes, pointers in data and unnamed symbols lead on", () => {
  // call +2; ret; nop; ret at 7
  expect(places(contract("e802000000c390c3"))).toEqual(["0", "5", "7"]);
  // mov edi, 0x401006; ret; then the function
  expect(places(contract("bf06104000c3" + "31c0c3"))).toEqual(["0", "5", "6", "8"]);
  // lea rax, [rip+1]; ret; then the function
  expect(places(contract("488d0501000000c3" + "31c0c3"))).toEqual(["0", "7", "8", "a"]);
  expect(places(contract("c331c0c3", "0110400000000000"))).toEqual(["0", "1", "3"]);
  expect(places(contract("c331c0c3", "", [CODE + 1n]))).toEqual(["0", "1", "3"]);
});

test("an address into the middle of an instruction is not believed", () => {
  expect(places(contract("b831c0c390c3", "0110400000000000"))).toEqual(["0", "5"]);
});

test("what nothing leads to is swept, without filling", () => {
  expect(places(contract("c3" + "cc0090" + "31c0" + "c3"))).toEqual(["0", "4 swept", "6 swept"]);
});

test("services are named, with their evidence and places", () => {
  const [first, second] = look(contract("cd11" + "cd11" + "cd61" + "c3")).services;
  expect(first).toMatchObject({ vector: 0x11, service: { name: "malloc", evidence: "seen" } });
  expect(first!.places.map(({ at }) => at)).toEqual([0x40_1000, 0x40_1002]);
  expect(second).toMatchObject({ vector: 0x61, service: { name: "get_function_name" } });
});

test("a profile that has it all has no warnings, and the profiles that do are told", () => {
  const file = contract("f30fb8c0c3");
  expect(kinds(file, "echo")).toEqual([]);
  expect(look(file).profiles).toEqual(["echo", "v2", "full"]);
  expect(look(contract("c3")).profiles).toEqual(["echo-2020", "echo", "v2", "full"]);
});

const SMALL = readFileSync(new URL("../../corpus/contracts/fib/fib-Os.elf", import.meta.url));

const ELF = readFileSync(new URL("../../corpus/contracts/token/token-Os.elf", import.meta.url));

test("an ELF of ours: sections, names, services, no warnings", () => {
  const inspection = look(ELF);
  expect(inspection.sections.map(({ name }) => name)).toEqual([".text", ".rodata"]);
  expect(inspection.warnings).toEqual([]);
  expect(inspection.code.found.every(({ isReached }) => isReached)).toBe(true);
  const text = inspectionText("token.elf", inspection, true);
  expect(text).toContain(`entry         0x${inspection.image.entry.toString(16)}  __apply`);
  expect(text).toMatch(/^ {2}0x11 +malloc +\d+× {2}seen$/m);
  expect(JSON.parse(JSON.stringify(inspectionJson("token.elf", inspection)))).toMatchObject({
    container: "ELF",
    profiles: ["echo-2020", "echo", "v2", "full"],
  });
});

test("a Mach-O of ours: constants beside the code are not taken for code", () => {
  const file = readFileSync(new URL("../../corpus/macho/shapes-O0.macho", import.meta.url));
  expect(look(file).warnings).toEqual([]);
});

const GENUINE = new URL("../../../shared/echo-bytecode/hello-O0.esc", import.meta.url);

test.runIf(existsSync(GENUINE))("a genuine contract needs nothing outside of the documented profile", () => {
  const { profiles, warnings, services, code } = look(readFileSync(GENUINE));
  expect([profiles[0], warnings]).toEqual(["echo-2020", []]);
  expect(services.every(({ service }) => service?.evidence === "seen")).toBe(true);
  expect(code.found.length).toBeGreaterThan(1300);
});

test("whatever the code is, an inspection comes to its end", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 400 }), fc.uint8Array({ maxLength: 64 }), (code, data) => {
      const file = contract(Buffer.from(code).toString("hex"), Buffer.from(data).toString("hex"));
      const inspection = look(file);
      expect(inspectionText("x", inspection, true).length).toBeGreaterThan(0);
      const ends = inspection.code.found.every(
        ({ at, instruction }) => at + instruction.length <= 0x40_1000 + code.length,
      );
      expect(ends).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test("two hundred thousand bytes of calls into each other end soon", () => {
  const calls = "e800000000".repeat(39_000);
  expect(look(contract(calls)).code.found).toHaveLength(39_000);
});

test("mutants of a genuine file are inspected or refused", () => {
  const field = fc.record({ at: fc.nat(1023), value: fc.nat(255) });
  fc.assert(
    fc.property(fc.array(field, { maxLength: 8 }), (fields) => {
      const mutant = Uint8Array.from(SMALL);
      for (const { at, value } of fields) mutant[at] = value;
      expect(typeof textOrRefusal(mutant)).toBe("string");
    }),
    { numRuns: 50 },
  );
});

function textOrRefusal(file: Uint8Array): string {
  try {
    return inspectionText("x", look(file), true);
  } catch (error) {
    if (error instanceof LoadError) return error.message;
    throw error;
  }
}

test("what is no contract is refused", () => {
  expect(() => look(elfFile({ entry: 0n, segments: [] }))).toThrow(LoadError);
});
