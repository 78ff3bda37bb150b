/** Every error name that is not reserved can be reached by a contract, and no other is ever produced. */
import { expect, test } from "vitest";
import { ERROR_NUMBERS, type ErrorName } from "./errors.ts";
import { LIMITS } from "./limits.ts";
import { CONTRACT, call, DATA, program } from "./testing/guest-program.ts";
import { script } from "./testing/script.ts";

const RESERVED: readonly ErrorName[] = ["unknown", "invalid_register", "unsupported_modrm_sib"];

const REACHED: Record<string, () => { readonly error: ErrorName }> = {
  none: () => script().run(),
  contract_error: () => script().service(0x60, "no").run(),
  unsupported_instruction: () => call(program([0x0f, 0x0b])),
  division_by_zero: () => call(program([0x48, 0xf7, 0xf1])),
  log_limit_exceeded: () =>
    script()
      .service(0x7a, "event")
      .run({ limits: { ...LIMITS, logs: 0 } }),
  unexpected_operation: () => script().service(0xff).run(),
  memory_invalid_access: () => script().service(0x10, 0n).run(),
  zero_size_allocation: () => script().service(0x11, 0n).run(),
  operand_invalid_access: () => call(program([0xf4])),
  output_limit_exceeded: () =>
    script()
      .service(0x59, 1n)
      .run({ limits: { ...LIMITS, outputBytes: 7 } }),
  no_available_memory: () => script().service(0x11, -1n).run(),
  out_of_gas: () => call(program([0xeb, 0xfe]), { limits: { ...LIMITS, steps: 100 } }),
  not_heap_memory: () => script().service(0x13, DATA).run(),
  incorrect_parameters: () => script().run({ line: `${CONTRACT}(` }),
  invalid_chain_call: () => script().service(0x20, "", "").run(),
  incorrect_emulator_load: () => call(Uint8Array.of(1)),
};

test.each(Object.entries(REACHED))("%s is reached", (name, reach) => {
  expect(reach().error).toBe(name);
});

test("what is not reached is reserved", () => {
  const rest = Object.keys(ERROR_NUMBERS).filter((name) => !(name in REACHED));
  expect(rest.sort()).toEqual([...RESERVED].sort());
});
