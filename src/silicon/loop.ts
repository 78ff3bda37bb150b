/** A guest program that runs one instruction very many times: inputs from a table in memory, registers and flags into another. */
import type { MachineCase, Outcome, Region } from "../cases/case.ts";

/** Sixteen bits each of AX, CX, DX, BX, SI and the flags. */
export const FIELDS = 6;
export const FLAGS = 5;
/** Register numbers of the first five. */
export const REGISTERS = [0, 1, 2, 3, 6] as const;
/** Executions of one case: its tables are 192 KiB each, and it runs about 2 ms. */
export const MOST = 16384;

const CODE = 0x40_0000n;
const INPUT = 0x100_0000n;
const OUTPUT = 0x200_0000n;
const STACK = 0x300_0000n;
const PAGE = 4096;
/** What no result is likely to be: bytes that do not change travel apart, and cost more. */
const FILL = 0xa5;

/** R8 reads inputs, R9 writes outputs, R10 counts down; RDI carries the flags. */
const LOAD = [
  ...[0x41, 0x0f, 0xb7, 0x00], // movzx eax, word [r8]
  ...[0x41, 0x0f, 0xb7, 0x48, 0x02], // movzx ecx, word [r8+2]
  ...[0x41, 0x0f, 0xb7, 0x50, 0x04], // movzx edx, word [r8+4]
  ...[0x41, 0x0f, 0xb7, 0x58, 0x06], // movzx ebx, word [r8+6]
  ...[0x41, 0x0f, 0xb7, 0x70, 0x08], // movzx esi, word [r8+8]
  ...[0x41, 0x0f, 0xb7, 0x78, 0x0a], // movzx edi, word [r8+10]
  ...[0x57, 0x9d], // push rdi; popfq
];
const STORE = [
  ...[0x9c, 0x5f], // pushfq; pop rdi
  ...[0x66, 0x41, 0x89, 0x01], // mov [r9], ax
  ...[0x66, 0x41, 0x89, 0x49, 0x02], // mov [r9+2], cx
  ...[0x66, 0x41, 0x89, 0x51, 0x04], // mov [r9+4], dx
  ...[0x66, 0x41, 0x89, 0x59, 0x06], // mov [r9+6], bx
  ...[0x66, 0x41, 0x89, 0x71, 0x08], // mov [r9+8], si
  ...[0x66, 0x41, 0x89, 0x79, 0x0a], // mov [r9+10], di
  ...[0x4d, 0x8d, 0x40, 0x0c], // lea r8, [r8+12]
  ...[0x4d, 0x8d, 0x49, 0x0c], // lea r9, [r9+12]
  ...[0x49, 0xff, 0xca], // dec r10
];

/** The instruction on each of the inputs, at most MOST: FIELDS half-words an execution. It must leave R8 to R10 and the stack alone. */
export function loopCase(instruction: Uint8Array, inputs: Uint16Array): MachineCase {
  const code = codeOf(instruction);
  const executions = inputs.length / FIELDS;
  const registers = new Array<bigint>(16).fill(0n);
  registers[4] = STACK + BigInt(PAGE);
  registers[8] = INPUT;
  registers[9] = OUTPUT;
  registers[10] = BigInt(executions);
  return {
    id: "loop",
    code,
    at: CODE,
    until: CODE + BigInt(code.length),
    // only a guard: whole programs run at full speed, nobody counts
    limit: 100 * executions,
    registers,
    rflags: 0x202,
    fsBase: 0n,
    gsBase: 0n,
    memory: [
      region(INPUT, new Uint8Array(inputs.buffer, inputs.byteOffset, inputs.byteLength)),
      region(OUTPUT, new Uint8Array(inputs.byteLength).fill(FILL)),
      region(STACK, new Uint8Array(0)),
    ],
  };
}

function codeOf(instruction: Uint8Array): Uint8Array {
  const body = [...LOAD, ...instruction, ...STORE];
  const jump = new DataView(new ArrayBuffer(4));
  jump.setInt32(0, -(body.length + 6), true);
  return Uint8Array.from([...body, 0x0f, 0x85, ...new Uint8Array(jump.buffer)]); // jnz
}

const region = (at: bigint, bytes: Uint8Array): Region => ({
  at,
  size: Math.max(1, Math.ceil(bytes.length / PAGE)) * PAGE,
  access: "rw",
  runs: bytes.length === 0 ? [] : [{ at, bytes }],
});

/** The outputs, as the inputs are laid out. Throws when the loop did not come to its end. */
export function outputsOf({ stop, registers, memory }: Outcome, executions: number): Uint16Array {
  if (stop.reason !== "until") {
    const told = stop.fault ?? stop.why ?? stop.reason;
    throw new Error(`execution ${executions - Number(registers[10]!)} of ${executions} ended with ${told}`);
  }
  const outputs = new Uint16Array(executions * FIELDS);
  const bytes = new Uint8Array(outputs.buffer).fill(FILL);
  for (const run of memory) if (run.at >= OUTPUT && run.at < STACK) bytes.set(run.bytes, Number(run.at - OUTPUT));
  return outputs;
}
