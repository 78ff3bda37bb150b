/** Smaller start state: registers, flags, segment bases, and the place of the code. */
import { flags, INITIAL_MXCSR, ZERO_VECTORS } from "../../oracle/index.ts";
import type { MachineCase } from "../cases/case.ts";
import { codePages } from "../cases/layout.ts";
import { mxcsrOf, vectorsOf } from "../cases/vectors.ts";
import type { Search } from "./search.ts";
import { shrinkValue } from "./value.ts";

const CLEARABLE = ["CF", "PF", "AF", "ZF", "SF", "DF", "OF", "NT", "AC", "ID"].map(flags.flagMask);
/** Where programs lie unless they have a reason to lie elsewhere. */
const USUAL_PLACE = 0x40_0000n;

export async function shrinkState(search: Search): Promise<void> {
  await shrinkRegisters(search);
  await clearFlags(search);
  await shrinkVectors(search);
  for (const base of ["fsBase", "gsBase"] as const)
    await shrinkValue(search.machineCase[base], (value) => search.tries({ ...search.machineCase, [base]: value }));
  await movePlace(search);
}

async function shrinkRegisters(search: Search): Promise<void> {
  for (let n = 0; n < 16; n++) {
    await shrinkValue(search.machineCase.registers[n]!, (value) =>
      search.tries({ ...search.machineCase, registers: search.machineCase.registers.with(n, value) }),
    );
  }
}

async function shrinkVectors(search: Search): Promise<void> {
  const start = vectorsOf(search.machineCase);
  if (start !== ZERO_VECTORS) await search.tries({ ...search.machineCase, vectors: ZERO_VECTORS });
  for (let n = 0; n < 16; n++) {
    await shrinkValue(vectorsOf(search.machineCase)[n]!, (value) =>
      search.tries({ ...search.machineCase, vectors: vectorsOf(search.machineCase).with(n, value) }),
    );
  }
  if (mxcsrOf(search.machineCase) !== INITIAL_MXCSR)
    await search.tries({ ...search.machineCase, mxcsr: INITIAL_MXCSR });
}

async function clearFlags(search: Search): Promise<void> {
  for (const flag of CLEARABLE) {
    const { machineCase } = search;
    if (machineCase.rflags & flag) await search.tries({ ...machineCase, rflags: machineCase.rflags & ~flag });
  }
}

/** Only code in pages of its own moves, and only to where nothing lies. */
async function movePlace(search: Search): Promise<void> {
  const { machineCase } = search;
  const moved = { ...machineCase, at: USUAL_PLACE };
  if (machineCase.at === USUAL_PLACE || !codePages(machineCase).own || overlaps(moved)) return;
  const distance = USUAL_PLACE - machineCase.at;
  await search.tries({ ...moved, ...(machineCase.until !== undefined && { until: machineCase.until + distance }) });
}

function overlaps(moved: MachineCase): boolean {
  const { at, size } = codePages({ ...moved, memory: [] });
  return moved.memory.some((region) => region.at < at + BigInt(size) && at < region.at + BigInt(region.size));
}
