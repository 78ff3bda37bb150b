/** A runner that has had a guest gives the next one what a runner that was just started gives. */
import { describe, expect, test } from "vitest";
import { DATA, int, move, program, RET } from "../../oracle/chain/testing/guest-program.ts";
import { LIMITS } from "../../oracle/index.ts";
import { because, lacking } from "../engines/native/testing/available.ts";
import { NativeChannel, RESUME_BYTES } from "./native-channel.ts";
import { leaveChannel, takeChannel } from "./native-channels.ts";
import { NativeGuest } from "./native-guest.ts";
import { type Observed, observe } from "./testing/guest-runs.ts";

const address = (at: bigint): number[] => [0, 8, 16, 24].map((shift) => Number((at >> BigInt(shift)) & 0xffn));
/** An operand [at]: ModRM with this field, SIB, displacement. */
const at = (field: number, where: bigint): number[] => [0x04 | (field << 3), 0x25, ...address(where)];

/** Every register that it can; flags; x87 with another control word and three values; MXCSR; vectors; stack, data and heap. */
const LEAVES_TRACES = program([
  ...move(7, 300_000n),
  ...int(0x11), // 300,000 bytes of heap
  ...[0x48, 0x89, 0xc7, 0xb0, 0x5a, ...move(1, 300_000n), 0xf3, 0xaa], // filled
  ...move(7, DATA),
  ...[...move(1, 4096n), 0xf3, 0xaa],
  ...[0x68, 0xff, 0x1f, 0, 0, 0xd9, 0x2c, 0x24, 0xd9, 0xeb, 0xd9, 0xeb, 0xd9, 0xe8], // push; fldcw; fldpi twice; fld1
  ...[0x68, 0x80, 0x7f, 0, 0, 0x0f, 0xae, 0x14, 0x24], // push; ldmxcsr
  ...[...move(0, ~0n & ((1n << 64n) - 1n)), 0x66, 0x48, 0x0f, 0x6e, 0xc0, 0x66, 0x48, 0x0f, 0x6e, 0xf8], // movq xmm0 and xmm7
  ...[0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15].flatMap((n) => move(n, 0x1111_1111_1111n * BigInt(n + 1))),
  ...[0x68, 0xd5, 0x0c, 0, 0, 0x9d], // push; popfq: every status flag, and DF
  ...int(0x27),
  ...[0xfc, 0x48, 0x83, 0xc4, 0x10], // cld; add rsp, 16
  ...RET,
]);

/** What it finds: x87's environment and MXCSR in memory, the rest at the `int`s; then the heap. */
const LOOKS_AROUND = program([
  ...int(0x27),
  ...[0xd9, ...at(6, DATA)], // fnstenv
  ...[0x0f, 0xae, ...at(3, DATA + 32n)], // stmxcsr
  ...int(0x27),
  ...[...move(7, 300_000n), ...int(0x11)],
  ...[0x48, 0x89, 0xc7, 0x30, 0xc0, ...move(1, 300_000n), 0xf3, 0xae], // xor al, al; repne scasb: up to the first 0
  ...int(0x27),
  ...RET,
]);

function run(channel: NativeChannel, image: Uint8Array): Observed {
  return observe(image, new NativeGuest(channel, {}), LIMITS.steps);
}

describe.skipIf(lacking !== undefined)(`runners that are kept${because}`, () => {
  test("one that is left is the one that is taken", () => {
    const channel = takeChannel();
    leaveChannel(channel);
    expect(takeChannel()).toBe(channel);
    channel.close();
  });

  test("the next guest finds nothing of the one before", () => {
    const channel = new NativeChannel();
    const first = run(channel, LEAVES_TRACES);
    expect(first.result.error).toBe("none");
    expect(first.observations.at(-2)?.rflags).toBe(0xed7);
    const again = takeChannel();
    expect(again).toBe(channel);
    const second = run(again, LOOKS_AROUND);
    const fresh = run(new NativeChannel(), LOOKS_AROUND);
    expect(fresh.result.error).toBe("none");
    expect(second).toEqual(fresh);
  });

  test("one that has ended is not kept", () => {
    const channel = takeChannel();
    expect(() => channel.ask(Buffer.alloc(RESUME_BYTES), 8)).toThrow("the native runner has ended: the resume is none");
    leaveChannel(channel);
    expect(takeChannel()).not.toBe(channel);
  });
});
