/** Words about moves and addresses. */
import { CONDITIONS } from "../isa/flag.ts";
import { entry, type Family } from "./entry.ts";

/** How conditions are written behind a stem: CMOVO, CMOVNO, … */
export const withConditions = (stem: string): string[] => CONDITIONS.map((condition) => stem + condition);

export const move: Family = {
  name: "Moves and addresses",
  file: "move.ts",
  entries: [
    entry("MOV", "move", { operation: "The destination becomes the source." }),
    entry("MOVZX", "move with zero extension", {
      operation: "The destination becomes the narrower source, with zeros above it.",
    }),
    entry("MOVSX", "move with sign extension", {
      operation: "The destination becomes the narrower source, with copies of its sign above it.",
    }),
    entry("MOVSXD", "move a doubleword with sign extension", {
      operation: "The destination becomes the 32-bit source, with copies of its sign above it.",
      remarks: ["Without REX.W it moves and extends nothing; with operand size 16 it reads two bytes."],
    }),
    entry("LEA", "load effective address", {
      operation: "The destination becomes the address of the source, without segment base, cut to the operand size.",
      memory: "named",
    }),
    entry("XCHG", "exchange", {
      operation: "The operands change places. With memory it is always locked, which one processor does not notice.",
    }),
    entry("XLATB", "table look-up", { operation: "AL becomes the byte at rBX plus AL, AL taken as unsigned." }),
    {
      page: "CMOVcc",
      mnemonics: withConditions("CMOV"),
      title: "conditional move",
      operation:
        "The destination becomes the source when the condition holds. The source is read, and a 32-bit destination loses its upper half, in either case.",
    },
    {
      page: "SETcc",
      mnemonics: withConditions("SET"),
      title: "set a byte on a condition",
      operation: "The byte becomes 1 when the condition holds, else 0.",
    },
  ],
};
