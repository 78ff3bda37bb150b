/** Lower registers: each one that a program names changes places with a lower one that it does not, in all instructions and in the start state. */
import type { MachineCase } from "../cases/case.ts";
import type { Part } from "../generate/parts.ts";
import type { Shape } from "../generate/shape.ts";
import { partsOfCase, reshaped, shapeOfPart, withParts } from "./parts.ts";
import type { Search } from "./search.ts";

const RSP = 4;

export async function lowerRegisters(search: Search): Promise<void> {
  for (let from = 15; from > 0; from--) {
    if (from !== RSP && namesRegister(search.machineCase, from)) await lower(search, from);
  }
}

async function lower(search: Search, from: number): Promise<void> {
  for (let to = 0; to < from; to++) {
    if (to === RSP || namesRegister(search.machineCase, to)) continue;
    if (await search.tries(exchanged(search.machineCase, from, to))) return;
  }
}

const namesRegister = (machineCase: MachineCase, register: number): boolean =>
  partsOfCase(machineCase)?.some((part) => {
    const shape = shapeOfPart(part);
    return shape !== undefined && namedIn(shape).includes(register);
  }) ?? false;

/** Register numbers as the encoding has them. */
function namedIn({ row, reg, rm }: Shape): number[] {
  const field = row.opcodeRegister || row.modrm === "r" ? [reg] : [];
  if (row.modrm === "none") return field;
  return [...field, ...(rm.kind === "register" ? [rm.number] : [rm.base, rm.index])];
}

/** Undefined when an instruction cannot be told with the registers exchanged. Registers that are implied stay: then the cause is lost. */
function exchanged(machineCase: MachineCase, one: number, other: number): MachineCase | undefined {
  const parts = partsOfCase(machineCase);
  if (!parts) return undefined;
  const swap = (register: number): number => (register === one ? other : register === other ? one : register);
  const renamed = parts.map((part) => renamedPart(part, swap));
  if (renamed.includes(undefined)) return undefined;
  const registers = machineCase.registers.map((_, n) => machineCase.registers[swap(n)]!);
  return { ...withParts(machineCase, renamed as Part[]), registers };
}

function renamedPart(part: Part, swap: (register: number) => number): Part | undefined {
  const shape = shapeOfPart(part);
  if (!shape) return undefined;
  const { rm, reg } = shape;
  const named = rm.kind === "register" ? { ...rm, number: swap(rm.number) } : memoryNamed(rm, swap);
  return namedIn(shape).length === 0 ? part : (reshaped(part, { ...shape, reg: swap(reg), rm: named }) ?? part);
}

const memoryNamed = (rm: Extract<Shape["rm"], { kind: "memory" }>, swap: (register: number) => number): typeof rm => ({
  ...rm,
  base: swap(rm.base),
  index: swap(rm.index),
});
