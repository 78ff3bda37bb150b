import { expect, test } from "vitest";
import { escFile } from "../../oracle/index.ts";
import { CODE, contract, kinds, look, section } from "./testing/contract.ts";

test.each<[string, string, string, string]>([
  [
    "popcnt",
    "f30fb8c0c3",
    "outside-profile",
    "popcnt eax, eax (popcnt) is outside the profile echo-2020; the profile echo has it",
  ],
  ["tzcnt", "f30fbcc0c3", "outside-profile", "runs as bsf"],
  ["movaps", "0f28c1c3", "outside-profile", "(sse)"],
  ["in", "ecc3", "not-executable", "is refused (port input and output)"],
  ["int 0x05", "cd05c3", "no-service", "unexpected_operation"],
  ["int3", "ccc3", "no-service", "unexpected_operation"],
  ["syscall", "0f05c3", "system-call", "system call"],
  ["fs", "64488b042528000000c3", "segment-register", "qword ptr fs:[0x28]"],
  ["no instruction", "06", "no-instruction", "is no instruction"],
])("%s is warned of", (_, hex, kind, message) => {
  const { warnings } = look(contract(hex));
  expect(warnings.map((one) => one.kind)).toEqual([kind]);
  expect(warnings[0]!.message).toContain(message);
});

test("what the sweep alone found is said to be doubtful", () => {
  expect(look(contract("c3f30fb8c0")).warnings[0]!.message).toContain("may be data");
});

test("code that can be written is warned of", () => {
  expect(kinds(escFile({ entry: CODE, sections: [section(1, 7, CODE, "c3")], symbols: [] }))).toEqual([
    "writable-code",
  ]);
});

test("a file over the limit is inspected all the same, with a warning", () => {
  expect(kinds(contract("c3", "00".repeat(200_000)))).toEqual(["too-large"]);
});
