/** A runner keeps what cases share: nobody may see what the case before it left. */
import { expect, test } from "vitest";
import type { MachineCase } from "../cases/case.ts";
import { makeGenerator } from "../generate/case.ts";
import { buildPool } from "../generate/pool.ts";
import { OracleRunner } from "./oracle.ts";

test("a program from another start ends as on a runner of its own", async () => {
  const { draw } = makeGenerator(await buildPool({ seed: 61 }), { starts: 4, raw: 5 });
  const kept = new OracleRunner();
  for (let n = 0; n < 2000; n++) expect(kept.run(draw(n)), `case ${n}`).toEqual(new OracleRunner().run(draw(n)));
});

const PAGE = 0x40_0000n;

test("what one start rewrites of the program, another finds as the case has it", () => {
  // mov [rip], al: the INC behind it becomes what AL says
  const code = Uint8Array.from([0x88, 0x05, 0, 0, 0, 0, 0x48, 0xff, 0xc0]);
  const memory = [{ at: PAGE, size: 4096, access: "rwx" as const, runs: [] }];
  const registers = new Array<bigint>(16).fill(0x48n);
  const one: MachineCase = {
    ...{ id: "a", code, at: PAGE, until: PAGE + 9n, registers, rflags: 2, fsBase: 0n, gsBase: 0n, memory, limit: 9 },
  };
  const runner = new OracleRunner();
  expect(runner.run({ ...one, registers: registers.with(0, 0xf4n) }).stop.fault).toBe("#GP");
  expect(runner.run(one).registers[0]).toBe(0x49n);
  expect(runner.run({ ...one, code: code.slice(), registers: registers.with(0, 0xf4n) }).stop.fault).toBe("#GP");
  expect(runner.run(one).registers[0]).toBe(0x49n);
});
