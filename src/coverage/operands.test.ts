/** The operands of every implemented encoding, held against iced's reading: count, kind, register, size, address, value. */
import { expect, test } from "vitest";
import { disagreement } from "../assemble/compare-iced.ts";
import { readAll } from "../assemble/iced.ts";
import { classifyAll, decodeInstance } from "./classify.ts";
import type { KnownCode } from "./codes.ts";
import { type Form, instanceOf } from "./instance.ts";
import { hasOtherLength } from "./names.ts";

const FORMS: readonly Form[] = ["register", "memory"];
const implemented = classifyAll().filter(({ kind, known }) => kind === "implemented" && !hasOtherLength(known));

const disagreementOn = (known: KnownCode, form: Form): string | undefined => {
  const [reading] = readAll([instanceOf(known.code, form)]);
  return disagreement(decodeInstance(known, form)!, reading!);
};

test("operands and length are iced's", () => {
  const wrong = implemented.flatMap(({ known }) =>
    FORMS.map((form) => `${known.name} ${form}: ${disagreementOn(known, form) ?? "same"}`),
  );
  expect(wrong.filter((line) => !line.endsWith(": same"))).toEqual([]);
});
