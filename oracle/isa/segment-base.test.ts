/** RDFSBASE, RDGSBASE, WRFSBASE, WRGSBASE: both bases, both widths, and what may not become a base. */
import { expect, test } from "vitest";
import { Machine } from "../machine.ts";
import { DATA, prepare, quadwordAt } from "../testing/guest.ts";

const machine = new Machine();
const BASE = 0x7fff_8765_4321n;

test.each<[string, string, bigint]>([
  ["rdfsbase rax", "f3480faec0", BASE],
  ["rdfsbase eax", "f30faec0", 0x8765_4321n],
  ["rdgsbase rax", "f3480faec8", BASE + 1n],
  ["rdgsbase r8d", "f3410faec8", 0x8765_4322n],
])("%s", (name, hex, expected) => {
  const state = prepare(hex, { registers: { rax: -1n, r8: -1n } });
  [state.fsBase, state.gsBase] = [BASE, BASE + 1n];
  expect(machine.run(state, { limit: 1 }).reason).toBe("limit");
  expect(state.registers[name.endsWith("r8d") ? 8 : 0]).toBe(expected);
});

test.each<[string, string, bigint, bigint]>([
  ["wrfsbase rax", "f3480faed0", BASE, 7n],
  ["wrfsbase eax", "f30faed0", 0x8765_4321n, 7n],
  ["wrgsbase rax", "f3480faed8", 7n, BASE],
  ["wrgsbase eax", "f30faed8", 7n, 0x8765_4321n],
])("%s", (_, hex, fsBase, gsBase) => {
  const state = prepare(hex, { registers: { rax: BASE } });
  [state.fsBase, state.gsBase] = [7n, 7n];
  expect(machine.run(state, { limit: 1 }).reason).toBe("limit");
  expect([state.fsBase, state.gsBase]).toEqual([fsBase, gsBase]);
});

test.each<[bigint, string]>([
  [0x7fff_ffff_ffffn, "limit"],
  [0x8000_0000_0000n, "fault"],
  [0xffff_7fff_ffff_ffffn, "fault"],
  [0xffff_8000_0000_0000n, "limit"],
])("0x%s as a base ends with %s", (value, reason) => {
  const state = prepare("f3480faed0", { registers: { rax: value } });
  const stop = machine.run(state, { limit: 1 });
  expect([stop.reason, stop.fault]).toEqual([reason, reason === "fault" ? "#GP" : undefined]);
  expect(state.fsBase).toBe(reason === "fault" ? 0n : value);
});

test("what is written counts at once", () => {
  const state = prepare("f3480faed8 65c60001", { registers: { rax: DATA / 2n } }); // wrgsbase rax; mov byte gs:[rax], 1
  machine.run(state, { limit: 2 });
  expect(quadwordAt(state, DATA)).toBe(1n);
});
