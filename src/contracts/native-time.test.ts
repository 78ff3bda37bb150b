/** A contract at full speed is stopped by the time that it has had of a processor, not by the clock on the wall. */
import { type ChildProcess, spawn } from "node:child_process";
import { afterEach, describe, expect, test } from "vitest";
import { int, move, program, RET } from "../../oracle/chain/testing/guest-program.ts";
import { because, lacking } from "../engines/native/testing/available.ts";
import { openNativeGuest } from "./native-guest.ts";
import { observe } from "./testing/guest-runs.ts";

/** Four times what two processors can do. */
const SPINNERS = 8;
const spinning: ChildProcess[] = [];

afterEach(() => {
  for (const child of spinning.splice(0)) child.kill("SIGKILL");
});

/** dec rcx; jnz: 10 ms or so each, six of them */
const LOOP = [0x48, 0xff, 0xc9, 0x75, 0xfb];
const BUSY = program([
  ...Array.from({ length: 6 }, () => [...move(1, 20_000_000n), ...LOOP, ...int(0x27)]).flat(),
  ...RET,
]);
const ENDLESS = program([...int(0x27), 0xeb, 0xfe]);
/** A quarter of a second at full speed. */
const STEPS = 600_000;

const run = (image: Uint8Array) => observe(image, openNativeGuest(), STEPS).result.error;

describe.skipIf(lacking !== undefined)(`processor time${because}`, () => {
  test("a busy machine takes nothing from a contract, and an endless loop still ends", () => {
    for (let n = 0; n < SPINNERS; n++) spinning.push(spawn(process.execPath, ["-e", "for (;;);"], { stdio: "ignore" }));
    expect(run(BUSY)).toBe("none");
    expect(run(ENDLESS)).toBe("out_of_gas");
  });
});
