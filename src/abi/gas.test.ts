import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { FREE, GAS_SCHEDULE } from "../../oracle/index.ts";
import { abiReference } from "./abi.ts";
import { gasReference } from "./gas.ts";
import { gasFile, gasPage } from "./gas-page.ts";
import { abiText } from "./text.ts";

test("the committed page is what the schedule gives; if not, `npm run pages` writes it", () => {
  expect(readFileSync(gasFile(), "utf8")).toBe(gasPage(gasReference()));
});

test("every number of the schedule is on the page, and what the digest is taken of", () => {
  const { instructions, additions, services, canonical, digest } = gasReference();
  const shown = [...instructions, ...additions, ...services].map(({ work }) => work);
  const { name: _, price: __, instructions: classes, services: own, ...single } = GAS_SCHEDULE;
  const all = [...Object.values(classes), ...own.values(), ...Object.values(single)];
  expect(shown.sort()).toEqual(all.sort());
  expect(createHash("sha256").update(canonical).digest("hex")).toBe(digest);
});

test("`abi` prints the schedule that is in use, and another one has another page", () => {
  const text = abiText(abiReference());
  expect(text).toContain(gasReference().digest);
  expect(text).toMatch(/^ {2}divide +20000 +DIV, IDIV$/m);
  expect(gasPage(gasReference(FREE))).not.toBe(gasPage(gasReference()));
});
