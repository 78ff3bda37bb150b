/** Simpler instructions of the same row: no needless prefix, small immediates, plain addresses. */
import { linearAddress, type MemoryOperand, NO_REGISTER, type OpcodeMaps } from "../../oracle/index.ts";
import type { MachineCase } from "../cases/case.ts";
import { decodeCase } from "../compare/bucket.ts";
import type { OracleRunner } from "../engines/oracle.ts";
import { offsetsOf, type Part } from "../generate/parts.ts";
import type { MemoryShape, Shape } from "../generate/shape.ts";
import { partsOfCase, reshaped, shapeOfPart, withParts } from "./parts.ts";
import type { Search } from "./search.ts";
import { shrinkValue } from "./value.ts";

/** Registers that are tried as the plain base of a memory operand. */
const BASES = [0, 1, 2, 3, 6, 7];
/** An address is looked for in so many steps: programs that still run longer keep their operands. */
const MOST_STEPS = 64;

export async function simplifyOperands(search: Search, oracle: OracleRunner): Promise<void> {
  const count = partsOfCase(search.machineCase)?.length ?? 0;
  for (let n = 0; n < count; n++) {
    for (const change of PLAINER) await search.tries(changed(search.machineCase, n, change));
    await rebase(search, oracle, n);
    for (const change of PLAINER_ADDRESS) await search.tries(changed(search.machineCase, n, onMemory(change)));
    await shrinkImmediates(search, n);
  }
}

type Change = (shape: Shape) => Shape;

const PLAINER: readonly Change[] = [
  (shape) => ({ ...shape, noise: [], rex: false, long: false }),
  (shape) => ({ ...shape, noise: [] }),
  (shape) => ({ ...shape, long: false }),
  (shape) => ({ ...shape, rex: false }),
  (shape) => ({ ...shape, segment: "none" }),
  (shape) => ({ ...shape, addressWidth: 64 }),
  (shape) => ({ ...shape, lock: false }),
  (shape) => ({ ...shape, repeat: "none" }),
];

const PLAINER_ADDRESS: readonly ((memory: MemoryShape) => MemoryShape)[] = [
  (memory) => ({ ...memory, index: NO_REGISTER, scale: 1 }),
  (memory) => ({ ...memory, displacement: 0n }),
  (memory) => ({ ...memory, scale: 1 }),
];

const onMemory =
  (change: (memory: MemoryShape) => MemoryShape): Change =>
  (shape) =>
    shape.rm.kind === "memory" ? { ...shape, rm: change(shape.rm) } : shape;

/** The case with instruction number `n` in another shape; undefined when that is impossible, or changes nothing. */
function changed(machineCase: MachineCase, n: number, change: Change): MachineCase | undefined {
  const parts = partsOfCase(machineCase);
  const part = parts?.[n];
  const shape = part && shapeOfPart(part);
  const simpler = shape && reshaped(part, change(shape));
  const found = simpler && parts && withParts(machineCase, parts.with(n, simpler));
  // the distance of a branch to another instruction is laid out anew, whatever it was made
  return found && Buffer.compare(found.code, machineCase.code) !== 0 ? found : undefined;
}

async function shrinkImmediates(search: Search, n: number): Promise<void> {
  for (const [k, value] of (shapeAt(search.machineCase, n)?.immediates ?? []).entries()) {
    await shrinkValue(value, (smaller) =>
      search.tries(
        changed(search.machineCase, n, (shape) => ({ ...shape, immediates: shape.immediates.with(k, smaller) })),
      ),
    );
  }
}

function shapeAt(machineCase: MachineCase, n: number): Shape | undefined {
  const part = partsOfCase(machineCase)?.[n];
  return part && shapeOfPart(part);
}

/** `[r9+4*rcx+0x11]` becomes `[rax]`, with the address in RAX. */
async function rebase(search: Search, oracle: OracleRunner, n: number): Promise<void> {
  const shape = shapeAt(search.machineCase, n);
  if (shape?.rm.kind !== "memory" || shape.row.immediate === "moffs" || isPlain(shape)) return;
  const address = addressAt(oracle, search.machineCase, n);
  if (address === undefined) return;
  for (const base of BASES) if (await search.tries(rebased(search.machineCase, n, base, address))) return;
}

const isPlain = ({ rm, segment }: Shape): boolean =>
  rm.kind === "memory" && rm.index === NO_REGISTER && rm.displacement === 0n && rm.base <= 15 && segment === "none";

function rebased(machineCase: MachineCase, n: number, base: number, address: bigint): MachineCase | undefined {
  const plain = changed(machineCase, n, (shape) => ({
    ...shape,
    segment: "none",
    addressWidth: 64,
    rm: { kind: "memory", base, index: NO_REGISTER, scale: 1, displacement: 0n },
  }));
  return plain && { ...plain, registers: plain.registers.with(base, address) };
}

/** The linear address of the memory operand when the oracle first comes to instruction number `n`. */
function addressAt(oracle: OracleRunner, machineCase: MachineCase, n: number): bigint | undefined {
  const parts = partsOfCase(machineCase)!;
  const at = machineCase.at + BigInt(offsetsOf(parts)[n]!);
  const state = oracle.start(machineCase);
  for (let steps = 0; state.rip !== at; steps++) {
    if (steps === MOST_STEPS || oracle.machine.step(state)) return undefined;
  }
  const { bytes } = parts[n]!.instruction;
  state.nextRip = at + BigInt(bytes.length);
  const memory = memoryOperand(oracle.machine.maps, parts[n]!);
  return memory && linearAddress(state, memory);
}

function memoryOperand(maps: OpcodeMaps, { instruction }: Part): MemoryOperand | undefined {
  const decoded = decodeCase(maps, { code: instruction.bytes });
  return decoded?.operands.findLast((operand) => operand.kind === "memory");
}
