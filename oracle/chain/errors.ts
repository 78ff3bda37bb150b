/** ECHO's error names and numbers (doc: echo-vm.md, section 4), and what a stop of the machine becomes (ours). */
import type { ProcessorStop } from "./processor.ts";

/** Numbers of ECHO's client library. `invalid_register`, `unsupported_modrm_sib`, `unknown` are never produced here. */
export const ERROR_NUMBERS = {
  none: 0,
  unknown: 1,
  invalid_register: 2,
  contract_error: 3,
  unsupported_instruction: 4,
  division_by_zero: 5,
  log_limit_exceeded: 6,
  unexpected_operation: 7,
  memory_invalid_access: 8,
  zero_size_allocation: 9,
  operand_invalid_access: 10,
  output_limit_exceeded: 11,
  unsupported_modrm_sib: 12,
  no_available_memory: 13,
  out_of_gas: 14,
  not_heap_memory: 15,
  incorrect_parameters: 16,
  invalid_chain_call: 17,
  incorrect_emulator_load: 18,
} as const;

export type ErrorName = keyof typeof ERROR_NUMBERS;

/** Ends a call from within a service or before the run. Caught by `callContract` only. */
export class CallError extends Error {
  readonly error: ErrorName;
  /** `message` is for people; the result object carries the name alone. */
  constructor(error: ErrorName, message: string) {
    super(message);
    this.error = error;
  }
}

/** The error of a run that ended in `stop` without a service's doing. The limit of steps is `out_of_gas`, too (ours). */
export function errorOfStop(stop: ProcessorStop): ErrorName {
  switch (stop.reason) {
    case "return":
      return "none";
    case "limit":
    case "gas":
      return "out_of_gas";
    case "interrupt":
      return "unexpected_operation";
    case "unsupported":
      return "unsupported_instruction";
    case "fault":
      return errorOfFault(stop.fault);
  }
}

function errorOfFault(fault: ProcessorStop["fault"]): ErrorName {
  if (fault === "#DE") return "division_by_zero";
  if (fault === "#PF" || fault === "#SS") return "memory_invalid_access";
  if (fault === "#UD") return "unsupported_instruction";
  return "operand_invalid_access";
}
