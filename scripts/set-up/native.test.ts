import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { buildNative, nativeIsBuilt } from "./native.mjs";

const script = fileURLToPath(new URL("native.mjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "echolot-native-"));
afterAll(() => rmSync(folder, { recursive: true }));

const sources = join(folder, "src/engines/native/runner");
const runner = join(folder, "dist/.native/runner");
const start = "void _start(void) { __builtin_trap(); }\n";
mkdirSync(sources, { recursive: true });
writeFileSync(join(sources, "a.c"), start);

const possible = process.platform === "linux" && process.arch === "x64" && spawnSync("cc", ["--version"]).status === 0;

test("without a compiler set-up goes on, and says so", () => {
  const program = `import { buildNative } from ${JSON.stringify(script)}; buildNative(${JSON.stringify(folder)});`;
  const { status, stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
    env: { PATH: "/nowhere" },
    encoding: "utf8",
  });
  expect([status, stdout]).toEqual([0, expect.stringContaining("no C compiler")]);
});

describe.skipIf(!possible)("with a compiler on Linux and x86-64", () => {
  test("the runner is compiled when a source is new, changed or gone, and only then", () => {
    writeFileSync(join(sources, "a.c"), start);
    writeFileSync(join(sources, "b.h"), "");
    expect(nativeIsBuilt(folder)).toBe(false);
    buildNative(folder);
    expect([existsSync(runner), nativeIsBuilt(folder)]).toEqual([true, true]);
    for (const change of [
      () => writeFileSync(join(sources, "b.h"), "// changed\n"),
      () => writeFileSync(join(sources, "c.h"), ""),
      () => rmSync(join(sources, "c.h")),
      () => rmSync(runner),
    ]) {
      change();
      expect(nativeIsBuilt(folder)).toBe(false);
      buildNative(folder);
      expect(nativeIsBuilt(folder)).toBe(true);
    }
  });

  test("what does not compile costs itself alone", () => {
    const other = join(folder, "src/engines/unicorn/compiled");
    const library = join(folder, "dist/.native/unicorn.so");
    mkdirSync(other, { recursive: true });
    writeFileSync(join(other, "s.c"), "int s(void) { return 1; }\n");
    buildNative(folder);
    expect([existsSync(runner), existsSync(library), nativeIsBuilt(folder)]).toEqual([true, true, true]);
    writeFileSync(join(other, "s.c"), "none of C");
    buildNative(folder);
    expect([existsSync(runner), existsSync(library), nativeIsBuilt(folder)]).toEqual([true, false, false]);
    rmSync(other, { recursive: true });
    expect(nativeIsBuilt(folder)).toBe(true);
  });

  test("sources that do not compile leave no runner of older ones, and are tried again", () => {
    writeFileSync(join(sources, "a.c"), "none of C");
    buildNative(folder);
    expect([existsSync(runner), nativeIsBuilt(folder)]).toEqual([false, false]);
  });
});
