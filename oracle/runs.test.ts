import fc from "fast-check";
import { expect, test } from "vitest";
import { joinRuns } from "./runs.ts";

const run = (at: number, ...bytes: number[]) => ({ at: BigInt(at), bytes: Uint8Array.from(bytes) });

test("neighbours become one, others stay", () => {
  expect(joinRuns([run(1, 1, 2), run(3, 3), run(5, 5), run(9, 9), run(10, 10)])).toEqual([
    run(1, 1, 2, 3),
    run(5, 5),
    run(9, 9, 10),
  ]);
  expect(joinRuns([])).toEqual([]);
});

test("no byte is lost or moved, and no two runs touch", () => {
  const gaps = fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.uint8Array({ minLength: 1, maxLength: 5 })));
  fc.assert(
    fc.property(gaps, (parts) => {
      let at = 0n;
      const pieces = parts.map(([gap, bytes]) => {
        const piece = { at: at + BigInt(gap), bytes };
        at = piece.at + BigInt(bytes.length);
        return piece;
      });
      const byteList = (runs: readonly { at: bigint; bytes: Uint8Array }[]) =>
        runs.flatMap((one) => Array.from(one.bytes, (byte, n) => [one.at + BigInt(n), byte]));
      const runs = joinRuns(pieces);
      expect(byteList(runs)).toEqual(byteList(pieces));
      for (const [n, one] of runs.entries()) {
        expect(one.at + BigInt(one.bytes.length)).not.toBe(runs[n + 1]?.at);
      }
    }),
  );
});

test("sixteen mebibytes in pages are one run", () => {
  const pages = Array.from({ length: 4096 }, (_, n) => ({ at: BigInt(n * 4096), bytes: new Uint8Array(4096).fill(n) }));
  const [whole, ...others] = joinRuns(pages);
  expect([whole?.bytes.length, whole?.bytes[4096 * 7], others]).toEqual([16 << 20, 7, []]);
});
