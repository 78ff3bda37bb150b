/** SSE's arithmetic, lane by lane: ADD, SUB, MUL, DIV, SQRT, MIN, MAX of packed and scalar numbers (SDM 2A, 2B). */
import {
  add,
  BINARY32,
  BINARY64,
  divide,
  type Environment,
  type FloatResult,
  type Format,
  maximum,
  minimum,
  multiply,
  squareRoot,
  subtract,
} from "../float/index.ts";
import { type Execute, rows } from "../table.ts";
import { floating, fromBoth, fromSource, laneWidth } from "./float-result.ts";

type Binary = (format: Format, environment: Environment, left: bigint, right: bigint) => FloatResult;
type Unary = (format: Format, environment: Environment, operand: bigint) => FloatResult;

/** Each lane of the first operand, with its neighbour in the second. */
const laneByLane = (format: Format, define: Binary): Execute =>
  fromBoth(laneWidth(format), (environment, left, right) =>
    left.map((lane, n) => define(format, environment, lane, right[n]!)),
  );

/** Each lane of the second operand alone. */
const eachLane = (format: Format, define: Unary): Execute =>
  fromSource(laneWidth(format), laneWidth(format), (environment, lanes) =>
    lanes.map((lane) => define(format, environment, lane)),
  );

const singles = (define: Binary, section: string, text: string) =>
  rows(laneByLane(BINARY32, define), floating("sse", section), text);

const doubles = (define: Binary, section: string, text: string) =>
  rows(laneByLane(BINARY64, define), floating("sse2", section), text);

const additionRows = [
  ...singles(
    add,
    "SDM 2A ADDPS",
    `
  NP 0F 58 /r    ADDPS Vps, Wps
  F3 0F 58 /r    ADDSS Vss, Wss
  `,
  ),
  ...doubles(
    add,
    "SDM 2A ADDPD",
    `
  66 0F 58 /r    ADDPD Vpd, Wpd
  F2 0F 58 /r    ADDSD Vsd, Wsd
  `,
  ),
  ...singles(
    subtract,
    "SDM 2B SUBPS",
    `
  NP 0F 5C /r    SUBPS Vps, Wps
  F3 0F 5C /r    SUBSS Vss, Wss
  `,
  ),
  ...doubles(
    subtract,
    "SDM 2B SUBPD",
    `
  66 0F 5C /r    SUBPD Vpd, Wpd
  F2 0F 5C /r    SUBSD Vsd, Wsd
  `,
  ),
];

const multiplicationRows = [
  ...singles(
    multiply,
    "SDM 2B MULPS",
    `
  NP 0F 59 /r    MULPS Vps, Wps
  F3 0F 59 /r    MULSS Vss, Wss
  `,
  ),
  ...doubles(
    multiply,
    "SDM 2B MULPD",
    `
  66 0F 59 /r    MULPD Vpd, Wpd
  F2 0F 59 /r    MULSD Vsd, Wsd
  `,
  ),
  ...singles(
    divide,
    "SDM 2A DIVPS",
    `
  NP 0F 5E /r    DIVPS Vps, Wps
  F3 0F 5E /r    DIVSS Vss, Wss
  `,
  ),
  ...doubles(
    divide,
    "SDM 2A DIVPD",
    `
  66 0F 5E /r    DIVPD Vpd, Wpd
  F2 0F 5E /r    DIVSD Vsd, Wsd
  `,
  ),
];

const extremeRows = [
  ...singles(
    minimum,
    "SDM 2B MINPS",
    `
  NP 0F 5D /r    MINPS Vps, Wps
  F3 0F 5D /r    MINSS Vss, Wss
  `,
  ),
  ...doubles(
    minimum,
    "SDM 2B MINPD",
    `
  66 0F 5D /r    MINPD Vpd, Wpd
  F2 0F 5D /r    MINSD Vsd, Wsd
  `,
  ),
  ...singles(
    maximum,
    "SDM 2B MAXPS",
    `
  NP 0F 5F /r    MAXPS Vps, Wps
  F3 0F 5F /r    MAXSS Vss, Wss
  `,
  ),
  ...doubles(
    maximum,
    "SDM 2B MAXPD",
    `
  66 0F 5F /r    MAXPD Vpd, Wpd
  F2 0F 5F /r    MAXSD Vsd, Wsd
  `,
  ),
];

const rootRows = [
  ...rows(
    eachLane(BINARY32, squareRoot),
    floating("sse", "SDM 2B SQRTPS"),
    `
  NP 0F 51 /r    SQRTPS Vps, Wps
  F3 0F 51 /r    SQRTSS Vss, Wss
  `,
  ),
  ...rows(
    eachLane(BINARY64, squareRoot),
    floating("sse2", "SDM 2B SQRTPD"),
    `
  66 0F 51 /r    SQRTPD Vpd, Wpd
  F2 0F 51 /r    SQRTSD Vsd, Wsd
  `,
  ),
];

export const sseArithmeticRows = [...additionRows, ...multiplicationRows, ...extremeRows, ...rootRows];
