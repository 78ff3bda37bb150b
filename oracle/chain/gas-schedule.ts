/**
 * The gas schedule of this project (ours: ECHO published none). 1000 units of work cost 1 gas, 10^-8 ECHO (doc); so a plain
 * instruction costs 1 gas. The proportions follow what silicon and the oracle take; services that write to disk cost more.
 */
import type { GasPrice, GasSchedule } from "./gas.ts";
import { INSTRUCTION_CLASSES, type InstructionClass } from "./instruction-class.ts";

/** doc: the default gas price of the chain. */
const DEFAULT_PRICE: GasPrice = { price: 1n, gasAmount: 1000n };

/** The work of a plain instruction: one gas. */
const STEP = 1000;

export const GAS_SCHEDULE: GasSchedule = {
  name: "echolot-1",
  price: DEFAULT_PRICE,
  instructions: {
    plain: STEP,
    branch: STEP,
    stack: 2 * STEP,
    multiply: 3 * STEP,
    divide: 20 * STEP,
    string: STEP,
    ordering: 20 * STEP,
    vector: 2 * STEP,
    "vector-multiply": 4 * STEP,
    crypto: 5 * STEP,
    "vector-text": 10 * STEP,
    float: 5 * STEP,
    "float-divide": 20 * STEP,
    "float-function": 100 * STEP,
    "float-state": 50 * STEP,
    gather: 20 * STEP,
  },
  memoryOperand: STEP,
  locked: 10 * STEP,
  iteration: 2 * STEP,
  call: 1000 * STEP,
  creation: 10_000 * STEP,
  // what the chain reads, what it writes, events, other contracts
  services: new Map([
    [0x20, 100 * STEP],
    [0x21, 500 * STEP],
    [0x22, 100 * STEP],
    [0x2f, 1000 * STEP],
    [0x30, 1000 * STEP],
    [0x31, 200 * STEP],
    [0x32, 1000 * STEP],
    [0x7a, 100 * STEP],
    [0x7b, 100 * STEP],
  ]),
  service: 20 * STEP,
  byte: STEP / 10,
};

const NOTHING = Object.fromEntries(INSTRUCTION_CLASSES.map(({ name }) => [name, 0])) as Record<
  InstructionClass,
  number
>;

/** Nothing costs anything. */
export const FREE: GasSchedule = {
  name: "free",
  price: DEFAULT_PRICE,
  instructions: NOTHING,
  memoryOperand: 0,
  locked: 0,
  iteration: 0,
  call: 0,
  creation: 0,
  services: new Map(),
  service: 0,
  byte: 0,
};
