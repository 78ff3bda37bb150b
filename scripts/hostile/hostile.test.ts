/** The committed files of the hostile contracts: what the sources give, and bad-pointers' calls what they are made from. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { badPointerCalls } from "../../corpus/hostile/bad-pointers/calls.mjs";
import { LIMITS, loadImage, SERVICES } from "../../oracle/index.ts";
import { compilerVersion, root } from "../contracts/compiler.mjs";
import { assembleAll, HOSTILE, hostileContracts } from "./assemble.mjs";
import { readExpected } from "./bad-pointers.mjs";

const manifest = JSON.parse(readFileSync(join(root, "corpus/contracts/manifest.json"), "utf8"));
const version = compilerVersion();
const isSameCompiler = version?.compiler === manifest.compiler && version?.linker === manifest.linker;

test.runIf(isSameCompiler)("the assembler gives the committed files, byte by byte", async () => {
  const built = mkdtempSync(join(tmpdir(), "echolot-hostile-"));
  try {
    const files = await assembleAll(hostileContracts(), built);
    expect(files.length).toBeGreaterThanOrEqual(31);
    for (const file of files)
      expect(readFileSync(join(built, file)).equals(readFileSync(join(root, HOSTILE, file))), file).toBe(true);
  } finally {
    rmSync(built, { recursive: true });
  }
});

test.each(hostileContracts())("%s can be loaded: what is wrong with it shows only when it runs", (name: string) => {
  const image = loadImage(readFileSync(join(root, HOSTILE, name, `${name}.elf`)), LIMITS.image);
  expect(image.entry).toBeGreaterThan(0n);
});

interface Call {
  readonly name: string;
  readonly call: string;
  readonly result?: { readonly error: string };
}

test("bad-pointers has the calls that are made for it, and each must end in memory_invalid_access", () => {
  const expected: readonly Call[] = readExpected();
  const line = ({ name, call }: Call): string => `${name} ${call}`;
  expect(expected.map(line)).toEqual((badPointerCalls() as readonly Call[]).map(line));
  expect([...new Set(expected.map(({ result }) => result?.error))]).toEqual(["memory_invalid_access"]);
});

/** Every service that takes an address, but those of the heap: they take no address on trust, and have contracts of their own. */
test("bad-pointers asks every service that is given an address", () => {
  const asked = new Set(readExpected().map(({ call }: Call) => Number(/\((\d+)/.exec(call)?.[1])));
  const takes = SERVICES.filter(({ arguments: words }) =>
    /string\*|bytes|data|out|to,|left|rdi [a-z0-9]+\* out|key|operand/.test(words),
  );
  const left = takes.filter(({ vector }) => !asked.has(vector)).map(({ name }) => name);
  expect(left).toEqual([]);
});
