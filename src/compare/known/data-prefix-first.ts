/** Of mandatory prefixes, F2 and F3 come before 66. */
import { type Decoded, float, linearAddress, readOperand, type State, writeOperand } from "../../../oracle/index.ts";
import type { MachineCase } from "../../cases/case.ts";
import { ACCESS, ENDING, MEMORY, REGISTERS, STATUS, VECTORS } from "./fields.ts";
import { ANY, type KnownDivergence, type Witnessed } from "./known.ts";
import { readPrefixes } from "./prefix-bytes.ts";
import { around, type Change, ruledBy } from "./rules.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

export const dataPrefixFirst: KnownDivergence = {
  id: "unicorn-data-prefix-first",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "with 66 and F2 or F3, SSE instructions are those of 66: ADDSD is executed as ADDPD, CVTSI2SD as CVTPI2PD",
  authority: [
    "SDM Vol. 2D, A.2.4.2 and tables A-3, A-4: F2 and F3 select the column, whether there is a 66 or not",
    "silicon",
  ],
  instructions: ANY,
  fields: [...VECTORS, "mxcsr", ...REGISTERS, ...STATUS, ...ENDING, ...ACCESS, MEMORY],
  applies: ({ machineCase, instruction }) =>
    instruction ? isAboutVectors(instruction) && instruction.prefixes.operandSize : hasBoth(machineCase.code),
  instead,
  by: ruledBy((row) => asMmx(row)),
};

/** Where F2 and F3 select nothing there is no instruction, but one of 66. */
function hasBoth(code: Uint8Array): boolean {
  const { prefixes, rest } = readPrefixes(code);
  return rest[0] === 0x0f && prefixes.includes(0x66) && prefixes.some((one) => one === 0xf2 || one === 0xf3);
}

const isAboutVectors = (instruction: Decoded): boolean =>
  /^f[23]$/.test(instruction.row.prefix) && instruction.row.operands.some((operand) => /^[VWU]/.test(operand));

/** The instructions of 66 are those of MMX registers, for which the rules below stand. */
const OF_MMX = /^CVT(SI2S[SD]|T?S[SD]2SI)$/;

/** All of F2 and F3 become 66: the length stays. */
function instead({ machineCase, instruction }: Witnessed): MachineCase {
  if (instruction && OF_MMX.test(instruction.row.mnemonic)) return machineCase;
  const opcode = machineCase.code.indexOf(0x0f);
  const code = machineCase.code.map((byte, n) => (n < opcode && (byte === 0xf2 || byte === 0xf3) ? 0x66 : byte));
  return { ...machineCase, code };
}

/** CVTPD2PI and CVTTPD2PI read 16 bytes and write an MMX register, which nobody sees. */
function readSource(state: State, { operands: [, source] }: Decoded): void {
  if (source!.kind === "memory") state.memory.check(linearAddress(state, source!), 16, "read", source!.stack);
}

/** CVTPI2PD makes two numbers of two doublewords; those of an MMX register, which nothing has written, are 0. */
function convertPair(state: State, { operands: [target, source] }: Decoded): void {
  const pair = source!.kind === "memory" ? readOperand(state, { ...source!, width: 64 }) : 0n;
  const environment = float.environmentOf(state.mxcsr);
  const [low, high] = [pair, pair >> 32n].map((one) =>
    float.fromInteger(float.BINARY64, environment, 32, BigInt.asUintN(32, one)),
  );
  writeOperand(state, { ...target!, width: 128 }, (high!.value << 64n) | low!.value);
}

const asMmx: Change = (row) =>
  OF_MMX.test(row.mnemonic)
    ? around(row, (_, state, instruction) =>
        instruction.row.mnemonic.endsWith("SI") ? readSource(state, instruction) : convertPair(state, instruction),
      )
    : row;
