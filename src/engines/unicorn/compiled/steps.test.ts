/** Instructions are counted in C as they are without C: every case stops where it did, after as many steps. */
import { expect, test } from "vitest";
import { makeGenerator } from "../../../generate/case.ts";
import { buildPool } from "../../../generate/pool.ts";
import { describeUnicorn, loadUnicorn } from "../locate.ts";
import { UnicornRunner } from "../run-case.ts";
import { openWithoutC } from "../testing/without-c.ts";
import { loadCompiled } from "./library.ts";

const isThere = "version" in describeUnicorn() && loadCompiled() !== undefined;
const because = isThere ? "" : " (skipped: no Unicorn, or it was not compiled)";

test.skipIf(!isThere).each([0, 20])(`generated cases, %i in a hundred with raw bytes${because}`, async (raw) => {
  const [inC, inJavaScript] = [new UnicornRunner(loadUnicorn()), openWithoutC(() => new UnicornRunner(loadUnicorn()))];
  const { draw } = makeGenerator(await buildPool({ seed: 52 }), { raw });
  const stops = new Set<string>();
  for (let n = 0; n < 3000; n++) {
    const reply = inC.run(draw(n), true);
    expect(reply).toEqual(inJavaScript.run(draw(n), true));
    if ("stop" in reply) stops.add(reply.stop.reason);
  }
  expect([...stops].sort()).toEqual(expect.arrayContaining(["fault", "interrupt", "limit", "until"]));
});

test.skipIf(!isThere)(`what follows a store that failed has not begun${because}`, () => {
  // nop; maskmovdqu xmm0, xmm1; nop; nop: Unicorn goes on to the end of the block
  const code = Uint8Array.from(Buffer.from("90660ff7c19090", "hex"));
  const registers = new Array<bigint>(16).fill(0x90_0000n);
  const vectors = new Array<bigint>(16).fill((1n << 128n) - 1n);
  const rest = { registers, vectors, rflags: 0x202, fsBase: 0n, gsBase: 0n, memory: [], limit: 100 };
  const reply = new UnicornRunner(loadUnicorn()).run(
    { id: "", code, at: 0x40_0000n, until: 0x40_0007n, ...rest },
    true,
  );
  expect(reply).toMatchObject({ stop: { reason: "fault", at: 0x40_0001n }, steps: 1 });
});
