import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readContract, UnreadableFile } from "./read-contract.ts";

const folder = mkdtempSync(join(tmpdir(), "echolot-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(content: string | Uint8Array): string {
  const path = join(folder, "contract");
  writeFileSync(path, content);
  return path;
}

test("a container is read as it is, hex digits as the bytes they stand for", () => {
  expect(readContract(file(Uint8Array.of(0x7f, 0x45, 0xff)))).toEqual(Buffer.from([0x7f, 0x45, 0xff]));
  expect(readContract(file("4543\n484F01\n"))).toEqual(Buffer.from([0x45, 0x43, 0x48, 0x4f, 1]));
  expect(readContract(file("ECHO1"))).toEqual(Buffer.from("ECHO1"));
  expect(readContract(file("454"))).toEqual(Buffer.from("454"));
  expect(readContract(file(""))).toHaveLength(0);
});

test("what cannot be read is said plainly", () => {
  expect(() => readContract(join(folder, "none"))).toThrow(UnreadableFile);
  expect(() => readContract(join(folder, "none"))).toThrow("there is no such file");
  expect(() => readContract(folder)).toThrow("it is a folder");
});

test.runIf(process.platform === "linux")("a device without end is not read for ever", () => {
  expect(() => readContract("/dev/zero")).toThrow("too large for a contract");
});
