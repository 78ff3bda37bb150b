/**
 * Wrong definitions, by name: what a harness must find to be believed. Tests switch them on; no command does.
 * Each wraps the right definition or the memory of the oracle, so that it is wrong in exactly one way.
 */
import { type Decoded, flags, Memory, type State, truncate } from "../../oracle/index.ts";
import { after, altered, type Before, insteadOf, type Mutant, mnemonic, wrapRows } from "./wrap-rows.ts";

const { AF, CF, DF, OF, PF } = flags;
const [RAX, RCX, RDX, RSP] = [0, 1, 2, 4];

const firstRegister = ({ operands }: Decoded): number => (operands[0]?.kind === "register" ? operands[0].index : -1);

const flipFlag =
  (flag: number) =>
  (state: State): void => {
    state.rflags ^= flag;
  };

function keepUpperHalf(state: State, instruction: Decoded, before: Before): void {
  const index = firstRegister(instruction);
  if (index < 0 || instruction.operandSize !== 32) return;
  state.registers[index] = (before.registers[index]! & ~0xffffffffn) | (state.registers[index]! & 0xffffffffn);
}

const swapSources = (instruction: Decoded): Decoded => {
  const [target, source] = instruction.operands;
  return target!.kind === "register" && source!.kind === "register" && target!.width === source!.width
    ? { ...instruction, operands: [source!, target!] }
    : instruction;
};

const maskShiftCount = (instruction: Decoded, state: State): Decoded => {
  const [target, count] = instruction.operands;
  if (instruction.width !== 64 || !count) return instruction;
  const value = count.kind === "immediate" ? count.value : state.registers[RCX]! & 0xffn;
  return { ...instruction, operands: [target!, { kind: "immediate", width: 8, value: value & 31n }] };
};

export const MUTANTS: readonly Mutant[] = [
  { name: "add-af", wrong: "ADD leaves AF inverted", oracle: wrapRows(mnemonic("ADD"), after(flipFlag(AF))) },
  {
    name: "sub-parity",
    wrong: "SUB takes PF as odd parity",
    oracle: wrapRows(mnemonic("SUB"), after(flipFlag(PF))),
  },
  {
    name: "inc-carry",
    wrong: "INC sets CF when it wraps to 0",
    oracle: wrapRows(
      mnemonic("INC"),
      after((state) => {
        if (state.rflags & flags.ZF) state.rflags |= CF;
      }),
    ),
  },
  {
    name: "mov-upper",
    wrong: "a 32-bit MOV keeps bits 63:32",
    oracle: wrapRows(mnemonic("MOV"), after(keepUpperHalf)),
  },
  {
    name: "cmov-upper",
    wrong: "a 32-bit CMOVcc whose condition fails keeps bits 63:32",
    oracle: wrapRows(
      (row) => row.mnemonic.startsWith("CMOV"),
      after((state, instruction, before) => {
        const index = firstRegister(instruction);
        if (truncate(32, before.registers[index]!) === state.registers[index])
          keepUpperHalf(state, instruction, before);
      }),
    ),
  },
  {
    name: "shift-mask",
    wrong: "64-bit shifts mask the count to 5 bits",
    oracle: wrapRows(mnemonic("SHL", "SHR", "SAR"), altered(maskShiftCount)),
  },
  {
    name: "sbb-swapped",
    wrong: "SBB r, r subtracts the other way round",
    oracle: wrapRows(mnemonic("SBB"), altered(swapSources)),
  },
  {
    name: "page-edge",
    wrong: "a store that faults in its second page has already written the first",
    oracle: {
      createMemory: () =>
        new (class extends Memory {
          override check(...[address, size, kind, stack]: Parameters<Memory["check"]>): void {
            super.check(address, Math.max(1, size - 1), kind, stack);
          }
        })(),
    },
  },
  { name: "ud2-gp", wrong: "UD2 raises #GP", oracle: wrapRows(mnemonic("UD2"), insteadOf("HLT")) },
  { name: "hlt-continues", wrong: "HLT is a NOP", oracle: wrapRows(mnemonic("HLT"), insteadOf("NOP")) },
  {
    name: "int-vector",
    wrong: "INT N loses bit 7 of N",
    oracle: wrapRows(
      mnemonic("INT"),
      altered((instruction) => {
        const vector = instruction.operands[0]!;
        if (vector.kind !== "immediate") return instruction;
        return { ...instruction, operands: [{ ...vector, value: vector.value & 0x7fn }] };
      }),
    ),
  },
  {
    name: "imul-overflow",
    wrong: "IMUL clears CF and OF",
    oracle: wrapRows(
      mnemonic("IMUL"),
      after((state) => {
        state.rflags &= ~(CF | OF);
      }),
    ),
  },
  { name: "movsx-zero", wrong: "MOVSX extends with zeros", oracle: wrapRows(mnemonic("MOVSX"), insteadOf("MOVZX")) },
  { name: "setl-le", wrong: "SETL tests LE", oracle: wrapRows(mnemonic("SETL"), insteadOf("SETLE")) },
  { name: "jb-be", wrong: "JB tests BE", oracle: wrapRows(mnemonic("JB"), insteadOf("JBE")) },
  {
    name: "push-rsp",
    wrong: "PUSH RSP stores the new RSP",
    oracle: wrapRows(
      mnemonic("PUSH"),
      after((state, instruction) => {
        if (firstRegister(instruction) === RSP && instruction.operandSize === 64) {
          state.memory.store(state.registers[RSP]!, 64, state.registers[RSP]!, true);
        }
      }),
    ),
  },
  {
    name: "rep-forward",
    wrong: "repeated string instructions ignore DF",
    oracle: wrapRows(
      (row) => row.rep,
      (execute) => (state, instruction) => {
        const direction = state.rflags & DF;
        if (instruction.prefixes.repeat !== "none") state.rflags &= ~DF;
        try {
          execute(state, instruction);
        } finally {
          state.rflags |= direction;
        }
      },
    ),
  },
  {
    name: "cmpxchg-accumulator",
    wrong: "a failing CMPXCHG leaves the accumulator alone",
    oracle: wrapRows(
      mnemonic("CMPXCHG"),
      after((state, instruction, before) => {
        if (firstRegister(instruction) !== RAX) state.registers[RAX] = before.registers[RAX]!;
      }),
    ),
  },
  {
    name: "div-remainder",
    wrong: "a 64-bit DIV leaves the quotient in RDX too",
    oracle: wrapRows(
      mnemonic("DIV"),
      after((state, { width }) => {
        if (width === 64) state.registers[RDX] = state.registers[RAX]!;
      }),
    ),
  },
  { name: "rcl-rol", wrong: "RCL rotates without CF", oracle: wrapRows(mnemonic("RCL"), insteadOf("ROL")) },
  { name: "bsf-bsr", wrong: "BSF scans from the top", oracle: wrapRows(mnemonic("BSF"), insteadOf("BSR")) },
  {
    name: "cqo-low",
    wrong: "CQO extends bit 31",
    oracle: wrapRows(
      mnemonic("CWD"),
      after((state, { operandSize }) => {
        if (operandSize === 64) state.registers[RDX] = (state.registers[RAX]! >> 31n) & 1n ? 2n ** 64n - 1n : 0n;
      }),
    ),
  },
];
