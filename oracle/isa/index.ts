/** The table: every row of every family, implemented, planned and refused. */
import type { Row } from "../table.ts";
import { arithmeticRows } from "./arithmetic.ts";
import { atomicRows } from "./atomic.ts";
import { bitRows } from "./bit.ts";
import { branchRows } from "./branch.ts";
import { convertRows } from "./convert.ts";
import { flagRows } from "./flag.ts";
import { logicRows } from "./logic.ts";
import { moveRows } from "./move.ts";
import { multiplyDivideRows } from "./multiply-divide.ts";
import { plannedRows } from "./planned/index.ts";
import { refusedRows } from "./refused.ts";
import { refusedVexRows } from "./refused-vex.ts";
import { shiftRows } from "./shift.ts";
import { stackRows } from "./stack.ts";
import { stringRows } from "./string.ts";
import { systemRows } from "./system.ts";

export const TABLE: readonly Row[] = [
  ...moveRows,
  ...arithmeticRows,
  ...logicRows,
  ...shiftRows,
  ...bitRows,
  ...multiplyDivideRows,
  ...convertRows,
  ...stackRows,
  ...branchRows,
  ...stringRows,
  ...flagRows,
  ...atomicRows,
  ...systemRows,
  ...plannedRows,
  ...refusedRows,
  ...refusedVexRows,
];
