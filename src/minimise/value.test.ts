import { expect, test } from "vitest";
import { shrinkValue } from "./value.ts";

/** The smallest value for which `needs` holds that was found, and how many were tried. */
async function shrunk(value: bigint, needs: (value: bigint) => boolean): Promise<[bigint, number]> {
  let [smallest, attempts] = [value, 0];
  await shrinkValue(value, async (smaller) => {
    attempts++;
    if (needs(smaller)) smallest = smaller;
    return needs(smaller);
  });
  return [smallest, attempts];
}

test.each([
  ["nothing", () => true, 0n, 1],
  ["anything but 0", (value: bigint) => value !== 0n, 1n, 2],
  ["bit 63", (value: bigint) => value >> 63n === 1n, 1n << 63n, 35],
  ["two bits", (value: bigint) => (value & 0x8001n) === 0x8001n, 0x8001n, 19],
])("%s is needed", async (_, needs, smallest, most) => {
  const [value, attempts] = await shrunk(0xdead_beef_9bcd_cdefn, needs);
  expect(value).toBe(smallest);
  expect(attempts).toBeLessThanOrEqual(most + 20);
});

test("0 has nothing to shrink", async () => {
  expect(await shrunk(0n, () => true)).toEqual([0n, 0]);
});
