/** Fewer instructions: a later start with the state there, then as many left out as the cause can do without. */
import { decode, type OpcodeMaps } from "../../oracle/index.ts";
import type { MachineCase } from "../cases/case.ts";
import { singleSteps } from "../compare/isolate.ts";
import type { OracleRunner } from "../engines/oracle.ts";
import { withoutParts } from "../generate/parts.ts";
import { partsOfCase, withParts } from "./parts.ts";
import type { Search } from "./search.ts";

const NOP = 0x90;

/** Starts tried one by one from the end of the run; before that the distance doubles. */
const NEAR = 16;

/** Begins as late as possible: what ran before is in the state. A single step has been tried by whoever asks. */
export async function startLater(search: Search, oracle: OracleRunner): Promise<void> {
  const { machineCase } = search;
  const steps = singleSteps(oracle, machineCase);
  for (let left = 2; left < steps.length; left += left < NEAR ? 1 : left) {
    if (await search.tries(enteredAt(machineCase, steps, steps.length - left))) return;
  }
}

/** The program from step number `n` on. Branches back find the code in front of it in the region that holds the program. */
function enteredAt(machineCase: MachineCase, steps: readonly MachineCase[], n: number): MachineCase | undefined {
  const { id: _, code: __, until: ___, limit: ____, ...state } = steps[n]!;
  const { at } = state;
  const from = Number(at - machineCase.at);
  if (from < 0 || from >= machineCase.code.length) return undefined;
  const code = machineCase.code.slice(from);
  return { ...machineCase, ...state, code, limit: machineCase.limit - n };
}

/** Leaves instructions out, halves first, single ones last; where the code cannot be taken apart they become NOPs. */
export async function dropInstructions(search: Search, maps: OpcodeMaps): Promise<void> {
  const count = partsOfCase(search.machineCase)?.length;
  if (count === undefined) return blankInstructions(search, maps);
  for (let size = count >> 1; size >= 1; size >>= 1) {
    for (let first = lengthOf(search) - size; first >= 0; first -= size) {
      await search.tries(without(search.machineCase, first, size));
    }
  }
}

const lengthOf = ({ machineCase }: Search): number => partsOfCase(machineCase)?.length ?? 0;

/** Undefined when nothing would be left. */
function without(machineCase: MachineCase, first: number, count: number): MachineCase | undefined {
  const parts = partsOfCase(machineCase);
  if (!parts || parts.length <= count) return undefined;
  return withParts(machineCase, withoutParts({ ...machineCase, parts }, first, count).parts);
}

async function blankInstructions(search: Search, maps: OpcodeMaps): Promise<void> {
  for (const { from, to } of instructionsOf(maps, search.machineCase)) {
    const code = search.machineCase.code.slice().fill(NOP, from, to);
    if (Buffer.compare(code, search.machineCase.code) !== 0) await search.tries({ ...search.machineCase, code });
  }
}

/** Offsets of the instructions as they lie behind each other; what does not decode is the last of them. */
export function instructionsOf(maps: OpcodeMaps, { code }: MachineCase): { from: number; to: number }[] {
  const out: { from: number; to: number }[] = [];
  for (let from = 0; from < code.length; from = out.at(-1)!.to) {
    const decoded = decode(maps, code, from);
    out.push({ from, to: typeof decoded === "object" ? from + decoded.length : code.length });
  }
  return out;
}
