/** Encodings that will be implemented: x86-64-v3, and the deterministic extensions that the reference processor has. */
import type { Row } from "../../table.ts";
import { avxRows } from "./avx.ts";
import { avxLaterRows } from "./avx-later.ts";
import { avx2Rows } from "./avx2.ts";
import { fmaRows } from "./fma.ts";
import { mmxRows } from "./mmx.ts";
import { x87Rows } from "./x87.ts";

export const plannedRows: readonly Row[] = [
  ...avxRows,
  ...avx2Rows,
  ...avxLaterRows,
  ...fmaRows,
  ...mmxRows,
  ...x87Rows,
];
