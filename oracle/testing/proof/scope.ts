/** Which rows are proven, and which compute nothing on operands that a byte could stand for. */
import { branchRows } from "../../isa/branch.ts";
import { cacheRows } from "../../isa/cache.ts";
import { directMoveRows } from "../../isa/direct-move.ts";
import { TABLE } from "../../isa/index.ts";
import { segmentBaseRows } from "../../isa/segment-base.ts";
import { stackRows } from "../../isa/stack.ts";
import { stringRows } from "../../isa/string.ts";
import { systemRows } from "../../isa/system.ts";
import type { Row } from "../../table.ts";

/** How a proof names a row: encoding, mnemonic and operands as in the table. */
export const nameOf = ({ encoding, mnemonic, operands }: Row): string =>
  `${encoding}  ${mnemonic} ${operands.join(", ")}`.trim();

/** Addresses, control flow, strings of memory, moves from and to memory, segment bases. Their tests stand beside them. */
const ELSEWHERE: ReadonlySet<Row> = new Set([
  ...branchRows,
  ...stackRows,
  ...stringRows,
  ...systemRows,
  ...directMoveRows,
  ...segmentBaseRows,
  ...cacheRows,
]);

/** Rows of the proven families that work on memory alone, and the direction flag. */
export const EXCEPTIONS: readonly string[] = [
  "8D /r  LEA Gv, M",
  "D7  XLATB Tb",
  "REX.W0 0F C7 /1  CMPXCHG8B Mq",
  "REX.W 0F C7 /1  CMPXCHG16B Mdq",
  "NP 0F C3 /r  MOVNTI My, Gy",
  "FC  CLD",
  "FD  STD",
];

/** XMM registers and MXCSR: the processor is the second witness of each row (src/silicon/vectors.test.ts), of floats rational arithmetic is, too. */
const isVector = ({ operands, mnemonic }: Row): boolean =>
  operands.some((operand) => /^[VWU]/.test(operand)) || mnemonic.endsWith("MXCSR");

/** Every implemented row that a second definition must exist for. A new family is among them until it is named above. */
export const TO_PROVE: readonly Row[] = TABLE.filter(
  (row) =>
    row.status.kind === "implemented" && !ELSEWHERE.has(row) && !isVector(row) && !EXCEPTIONS.includes(nameOf(row)),
);
