import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { FREE, GAS_SCHEDULE } from "./gas-schedule.ts";
import { canonicalSchedule, scheduleDigest, scheduleNamed } from "./schedule-digest.ts";

test("the digest is the SHA-256 of JSON in which nothing depends on who wrote it down", () => {
  const { name, price, ...others } = GAS_SCHEDULE;
  const services = new Map([...GAS_SCHEDULE.services].reverse());
  const shuffled = { ...others, services, price: { gasAmount: price.gasAmount, price: price.price }, name };
  expect(canonicalSchedule(shuffled)).toBe(canonicalSchedule(GAS_SCHEDULE));
  const text = canonicalSchedule(GAS_SCHEDULE);
  expect(text).toMatch(/^\{"byte":100,"call":1000000,"creation":10000000,"instructions":\{"branch":1000,/);
  expect(text).toContain(
    '"price":{"gasAmount":"1000","price":"1"},"service":20000,"services":{"0x20":100000,"0x21":500000,',
  );
  expect(scheduleDigest(GAS_SCHEDULE)).toBe(createHash("sha256").update(text).digest("hex"));
});

test("every number counts", () => {
  const { digest, others } = {
    digest: scheduleDigest(GAS_SCHEDULE),
    others: [
      { ...GAS_SCHEDULE, byte: GAS_SCHEDULE.byte + 1 },
      { ...GAS_SCHEDULE, price: { ...GAS_SCHEDULE.price, gasAmount: 999n } },
      { ...GAS_SCHEDULE, instructions: { ...GAS_SCHEDULE.instructions, gather: 1 } },
      { ...GAS_SCHEDULE, services: new Map([...GAS_SCHEDULE.services, [0x99, 7]]) },
    ],
  };
  for (const other of others) expect(scheduleDigest(other)).not.toBe(digest);
});

test("a schedule is found by its digest; one that is not there is not made up", () => {
  expect(scheduleNamed(scheduleDigest(GAS_SCHEDULE))).toBe(GAS_SCHEDULE);
  expect(scheduleNamed("free")).toBe(FREE);
  expect(scheduleNamed(scheduleDigest(FREE))).toBe(FREE);
  expect(scheduleNamed("0".repeat(64))).toBeUndefined();
});
