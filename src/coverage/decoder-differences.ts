/**
 * Where our decoder and iced's read the same bytes differently, and why that is right.
 * No difference concerns an implemented row: all of these are about instructions that stop the run as unsupported.
 */
import type { Decoded } from "../../oracle/index.ts";

export interface Difference {
  readonly reason: string;
  /** Bytes that show it, hex. */
  readonly example: string;
  /** Whether it explains that ours is an instruction, the row's, and iced's is none. */
  applies(ours: Decoded): boolean;
}

const FOREIGN_MAP = 8;

export const DIFFERENCES: readonly Difference[] = [
  {
    reason: "EVEX, MVEX and XOP are refused as a whole: nothing behind the escape is decoded, reserved bits neither",
    example: "62f57c484bcaf84cac83",
    applies: ({ row }) => row.map >= FOREIGN_MAP,
  },
  {
    reason: "3DNow! is refused as a whole, and ends with its opcode: so does the #UD of an Intel processor (measured)",
    example: "0f0fc001",
    applies: ({ row }) => row.feature === "3dnow",
  },
  {
    reason: "iced knows Knights Corner's VEX encodings and PCOMMIT on request only",
    example: "c5f845ca",
    applies: ({ row }) => row.feature === "knc" || row.feature === "pcommit",
  },
  {
    reason:
      "MPX is refused whatever its operands are: bounds registers above 3 and addresses without SIB raise #UD only where MPX exists",
    example: "0f1a20",
    applies: ({ row }) => row.feature === "mpx",
  },
  {
    reason:
      "which control and debug registers exist is not looked at: reaching any of them is privileged (one that does not exist raises #UD)",
    example: "0f20c8",
    applies: ({ row }) => row.ignoresMod,
  },
  {
    reason: "mask and tile registers above 7 do not exist; both spaces are refused whatever the registers are",
    example: "c5ac46cb",
    applies: ({ row }) => row.feature === "avx-512" || row.feature === "amx",
  },
  {
    reason: "MONTMUL is read by iced with prefix 67 only, though its table lists both",
    example: "f30fa6c0",
    applies: ({ row }) => row.mnemonic === "MONTMUL",
  },
  {
    reason: "VMCALL ignores 66, F2 and F3: a Sapphire Rapids executes it with each of them (measured)",
    example: "f20f01c1",
    applies: ({ row }) => row.mnemonic === "VMCALL",
  },
  {
    reason: "PTWRITE with 66 is refused as it is without; a Sapphire Rapids raises #UD (measured)",
    example: "66f30faee1",
    applies: ({ row, prefixes }) => row.mnemonic === "PTWRITE" && prefixes.operandSize,
  },
  {
    reason: "a gather whose registers are not all different raises #UD; the check comes with its definition",
    example: "c4e2e1921c38",
    applies: ({ row }) => row.operands.some((operand) => operand.startsWith("Mvsib")),
  },
];

/** The difference that explains it, if one does. */
export const explanationOf = (ours: Decoded): Difference | undefined =>
  DIFFERENCES.find((difference) => difference.applies(ours));
