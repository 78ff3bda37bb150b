/** What ends a call in each of ECHO's errors. Names and numbers are doc. */
import { ERROR_NUMBERS, type ErrorName, type Evidence } from "../../oracle/index.ts";

export interface ErrorRow {
  readonly number: number;
  readonly name: ErrorName;
  readonly when: string;
  /** Of the situation. */
  readonly evidence: Evidence;
}

const SITUATIONS: Readonly<Record<ErrorName, readonly [string, Evidence]>> = {
  none: ["the contract returned to address 0", "doc"],
  unknown: ["reserved: this VM never produces it", "ours"],
  invalid_register: ["reserved: this VM never produces it", "ours"],
  contract_error: ["the contract asked for it with int 0x60, or a contract that it called ended in an error", "fits"],
  unsupported_instruction: ["#UD; an instruction that is refused, or outside the profile", "ours"],
  division_by_zero: ["#DE: division by zero, or a quotient that does not fit", "ours"],
  log_limit_exceeded: ["more events, or more bytes of them, than the limits allow", "ours"],
  unexpected_operation: ["int N without a service N", "ours"],
  memory_invalid_access: [
    "#PF or #SS: memory that is not mapped or not permitted, the stack exhausted; a bad pointer to a service",
    "ours",
  ],
  zero_size_allocation: ["malloc of 0 bytes", "fits"],
  operand_invalid_access: ["any other #GP: an address that is not canonical, an operand that is not aligned", "ours"],
  output_limit_exceeded: ["more bytes of returned values than the limit", "ours"],
  unsupported_modrm_sib: ["reserved: this VM never produces it", "ours"],
  no_available_memory: ["the heap has no room", "fits"],
  out_of_gas: ["the gas limit, or the limit of steps, is reached", "doc"],
  not_heap_memory: ["free or realloc of what is no live block of the heap", "fits"],
  incorrect_parameters: ["the call line is malformed, even for a function that reads no parameter", "doc"],
  invalid_chain_call: ["a service that asks the chain for what it cannot do or does not know", "ours"],
  incorrect_emulator_load: ["the container is malformed, over a limit, or none", "ours"],
};

/** By number. */
export const errorRows = (): ErrorRow[] =>
  Object.entries(SITUATIONS)
    .map(([name, [when, evidence]]) => ({
      number: ERROR_NUMBERS[name as ErrorName],
      name: name as ErrorName,
      when,
      evidence,
    }))
    .sort((a, b) => a.number - b.number);
