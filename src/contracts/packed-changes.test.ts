import fc from "fast-check";
import { expect, test } from "vitest";
import type { Observation } from "../../oracle/index.ts";
import { packChanges, unpackChanges } from "./packed-changes.ts";

const stop = { reason: "return", at: 0n } as const;
const observed = (changes: Observation["changes"]): Observation => ({
  stop,
  steps: 1,
  registers: [],
  rflags: 2,
  changes,
});
const run = fc.record({ at: fc.bigInt(0n, (1n << 64n) - 1n), bytes: fc.uint8Array({ maxLength: 9 }) });

test("what was packed and cloned comes back as it was", () => {
  fc.assert(
    fc.property(fc.array(fc.array(run)), (all) => {
      const observations = all.map(observed);
      const bare = observations.map(({ changes: _, ...rest }) => rest);
      const packed = structuredClone(packChanges(observations));
      const back = unpackChanges(structuredClone(bare), packed);
      const plain = (list: readonly Observation[]) =>
        list.map((one) => ({ ...one, changes: one.changes.map(({ at, bytes }) => [at, [...bytes]]) }));
      expect(plain(back)).toEqual(plain(observations));
    }),
  );
});
