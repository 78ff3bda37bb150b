import { expect, test } from "vitest";
import type { ErrorName } from "./errors.ts";
import { LIMITS } from "./limits.ts";
import { echoResult } from "./result.ts";
import type { Observation } from "./run-contract.ts";
import { CODE, CONSTANTS, call, create, DATA, int, move, program, RET, stringAt } from "./testing/guest-program.ts";

const RDI = 7;
const RSI = 6;
const RDX = 2;
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

test("ret ends the run: the word at the first rsp is 0, the other registers are 0", () => {
  const seen: Observation[] = [];
  const result = call(program(RET), { observe: (one) => seen.push(one) });
  expect(result).toMatchObject({ error: "none", steps: 1, stop: { reason: "return", at: 0n } });
  expect(seen[0]!.registers).toEqual(Array.from({ length: 16 }, (_, n) => (n === 4 ? LIMITS.stackTop : 0n)));
  expect(echoResult("1.11.7", result)).toEqual([
    1,
    { contract_id: "1.11.7", result: { error: "none", gas_used: 0, output: "", logs: [] } },
  ]);
});

const JUMP_TO_SELF = [0xeb, 0xfe];
const NON_CANONICAL = move(0, 1n << 47n);

test.each<[string, number[], ErrorName]>([
  ["div by zero", [0x48, 0xf7, 0xf1], "division_by_zero"],
  ["a load from null", [0x8b, 0x04, 0x25, 0, 0, 0, 0], "memory_invalid_access"],
  ["a store to code", [0x88, 0x05, 0xf4, 0xff, 0xff, 0xff], "memory_invalid_access"],
  ["a stack without end", [0x50, 0xeb, 0xfd], "memory_invalid_access"],
  ["a stack that is not canonical", [...NON_CANONICAL, 0x48, 0x89, 0xc4, 0x50], "memory_invalid_access"],
  ["a load that is not canonical", [...NON_CANONICAL, 0x8b, 0x00], "operand_invalid_access"],
  ["hlt", [0xf4], "operand_invalid_access"],
  ["ud2", [0x0f, 0x0b], "unsupported_instruction"],
  ["cpuid", [0x0f, 0xa2], "unsupported_instruction"],
  ["a jump to data", [0xe9, 0xfb, 0x0f, 0, 0], "memory_invalid_access"],
  ["int3", [0xcc], "unexpected_operation"],
  ["int 0xff", int(0xff), "unexpected_operation"],
  ["int 0", int(0), "unexpected_operation"],
  ["a loop without end", JUMP_TO_SELF, "out_of_gas"],
  ["a malloc of 0", int(0x11), "zero_size_allocation"],
  ["a malloc of everything", [...move(RDI, -1n), ...int(0x11)], "no_available_memory"],
  ["a free of null", int(0x13), "not_heap_memory"],
  ["a free of the stack", [0x48, 0x89, 0xe7, ...int(0x13)], "not_heap_memory"],
  ["a memcpy to null", [...move(RSI, DATA), ...move(RDX, 1n), ...int(0x14)], "memory_invalid_access"],
  [
    "a memcpy of 2^64-1 bytes",
    [...move(RSI, DATA), ...move(RDI, DATA), ...move(RDX, -1n), ...int(0x14)],
    "memory_invalid_access",
  ],
  ["a memset of constants", [...move(RDI, CONSTANTS), ...move(RDX, 1n), ...int(0x16)], "memory_invalid_access"],
  ["a string at null", int(0x50), "memory_invalid_access"],
  ["a function name into constants", [...move(RDI, CONSTANTS), ...int(0x61)], "memory_invalid_access"],
  ["get_balance of empty strings", [...move(RDI, DATA), ...move(RSI, DATA), ...int(0x20)], "invalid_chain_call"],
])("%s", (_, code, error) => {
  const limits = { ...LIMITS, steps: 500_000 };
  const result = call(program([...code, ...RET]), { limits });
  expect(result.error).toBe(error);
  expect(result.message).toBeTruthy();
});

const append = (vector: number, value: bigint): number[] => [...move(RDI, value), ...int(vector)];

test("values are appended at their own width, whatever the rest of the register holds", () => {
  const code = [0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57, 0x58, 0x59].flatMap((vector) =>
    append(vector, 0x1122334455667788n),
  );
  const result = call(program([...code, ...append(0x50, CONSTANTS), ...RET], [], stringAt(CONSTANTS, "hé")));
  expect(hex(result.output)).toBe(
    [
      "01",
      "88",
      "8877",
      "88776655",
      "8877665544332211",
      "88",
      "8877",
      "88776655",
      "8877665544332211",
      "03000000",
      "68c3a9",
    ].join(""),
  );
  expect(result.values.map(({ value }) => value).slice(1, 4)).toEqual([-120n, 0x7788n, 0x55667788n]);
});

test("output over its limit is an error, and what came before stays", () => {
  const limits = { ...LIMITS, outputBytes: 9 };
  const result = call(program([...append(0x59, 1n), ...append(0x58, 2n), ...RET]), { limits });
  expect(result.error).toBe("output_limit_exceeded");
  expect(hex(result.output)).toBe("0100000000000000");
});

/** Takes a parameter of each type in turn and returns what al and the target hold. */
const take = (vector: number): number[] => [
  ...move(RDI, DATA),
  ...int(vector),
  ...[0x0f, 0xb6, 0xf8, ...int(0x56)], // movzx edi, al; return u8
  ...[0x48, 0x8b, 0x3c, 0x25, 0x00, 0x20, 0x40, 0x00, ...int(0x59)], // mov rdi, [DATA]; return u64
];

test.each<[number, string, bigint, bigint]>([
  [0x49, "f(18446744073709551615)", 1n, (1n << 64n) - 1n],
  [0x49, "f(18446744073709551616)", 0n, 0x5555555555555555n],
  [0x49, "f(-1)", 0n, 0x5555555555555555n],
  [0x49, 'f("1")', 0n, 0x5555555555555555n],
  [0x49, "f()", 0n, 0x5555555555555555n],
  [0x45, "f(-1)", 1n, (1n << 64n) - 1n],
  [0x42, "f(-128)", 1n, 0x5555555555555580n],
  [0x42, "f(-129)", 0n, 0x5555555555555555n],
  [0x43, "f(32767)", 1n, 0x5555555555557fffn],
  [0x44, "f(-2)", 1n, 0x55555555fffffffen],
  [0x46, "f(256)", 0n, 0x5555555555555555n],
  [0x47, "f(1)", 1n, 0x5555555555550001n],
  [0x48, "f(4294967295)", 1n, 0x55555555ffffffffn],
  [0x41, "f(true)", 1n, 0x5555555555555501n],
  [0x41, "f(1)", 0n, 0x5555555555555555n],
  [0x40, 'f("abc")', 1n, LIMITS.heapStart],
  [0x40, 'f("")', 1n, 0n],
  [0x40, "f(5)", 0n, 0x5555555555555555n],
])("int 0x%x takes the parameter of %s", (vector, line, al, target) => {
  const result = call(program([...take(vector), ...RET], new Array(16).fill(0x55)), { line });
  expect(result.values.map(({ value }) => value)).toEqual([al, target]);
});

test("parameters are taken in order, and one of another type stays the next", () => {
  const code = [take(0x40), take(0x49), take(0x49), take(0x41)].flat();
  const result = call(program([...code, ...RET]), { line: "f(7, true)" });
  expect(result.values.filter(({ type }) => type === "u8").map(({ value }) => value)).toEqual([0n, 1n, 0n, 1n]);
});

/** [DATA] and the length behind it, after a service filled the string there. */
const filled = (vector: number): Uint8Array =>
  program(
    [
      ...move(RDI, DATA),
      ...int(vector),
      ...move(RDI, DATA),
      ...int(0x50),
      0x48,
      0x8b,
      0x3c,
      0x25,
      8,
      0x20,
      0x40,
      0,
      ...int(0x59),
      ...RET,
    ],
    new Array(16).fill(0x77),
  );

test("strings are filled whatever was there, and their padding stays", () => {
  expect(call(filled(0x2d)).values).toEqual([
    { type: "string", value: new TextEncoder().encode("1.11.7") },
    { type: "u64", value: 0x7777777700000006n },
  ]);
  expect(call(filled(0x61), { line: "transfer()" }).values[0]).toEqual({
    type: "string",
    value: new TextEncoder().encode("transfer"),
  });
});

test("creation has a set flag and no function name; a call has a name and no flag", () => {
  const { output } = call(program([...int(0x2e), 0x89, 0xc7, ...int(0x56), ...RET]));
  expect(hex(output)).toBe("00");
  const image = program([
    ...int(0x2e),
    0x89,
    0xc7,
    ...int(0x56),
    ...move(RDI, DATA),
    ...int(0x61),
    ...int(0x50),
    ...RET,
  ]);
  const created = create(image);
  expect(hex(created.output)).toBe("0100000000");
});

test("a contract error ends the run at once with the contract's words", () => {
  const code = [...append(0x56, 1n), ...move(RDI, CONSTANTS), ...int(0x60), ...append(0x56, 2n), ...RET];
  const result = call(program(code, [], stringAt(CONSTANTS, "no")));
  expect(result).toMatchObject({ error: "contract_error", message: "no", output: Uint8Array.of(1) });
});

test("memcmp orders by the first byte that differs, unsigned", () => {
  const compare = (a: number[], b: number[]): unknown => {
    const code = [
      ...move(RDI, DATA),
      ...move(RSI, CONSTANTS),
      ...move(RDX, 3n),
      ...int(0x15),
      0x89,
      0xc7,
      ...int(0x54),
      ...RET,
    ];
    return call(program(code, a, b)).values[0]?.value;
  };
  expect([compare([1, 2, 3], [1, 2, 3]), compare([1, 0xff, 0], [1, 1, 9]), compare([0, 9], [1])]).toEqual([
    0n,
    1n,
    -1n,
  ]);
});

test("memcpy moves overlapping bytes as if copied aside, memset fills", () => {
  const code = [
    ...[...move(RDI, DATA + 1n), ...move(RSI, DATA), ...move(RDX, 3n), ...int(0x14)],
    ...[...move(RDI, DATA + 5n), ...move(RSI, 0x1ffn), ...move(RDX, 2n), ...int(0x16)],
    ...[0x48, 0x8b, 0x3c, 0x25, 0, 0x20, 0x40, 0, ...int(0x59), ...RET],
  ];
  expect(hex(call(program(code, [1, 2, 3, 4, 5, 6, 7, 8])).output)).toBe("01010203" + "05ffff08");
});

test("a line that is malformed runs nothing", () => {
  expect(call(program(RET), { line: "f(" })).toMatchObject({ error: "incorrect_parameters", steps: 0 });
  const long = `f("${"x".repeat(LIMITS.callLine)}")`;
  expect(call(program(RET), { line: long })).toMatchObject({ error: "incorrect_parameters", steps: 0 });
});

test("work of services counts: filling a page for ever ends soon", () => {
  const limits = { ...LIMITS, steps: 10_000 };
  const code = [...move(RDI, DATA), ...move(RDX, 4096n), ...int(0x16), 0xeb, 0xfc];
  const result = call(program(code), { limits });
  expect(result.error).toBe("out_of_gas");
  expect(result.steps).toBeLessThan(200);
});

test("an observer sees what changed since the stop before", () => {
  const seen: Observation[] = [];
  const code = [...move(RDI, DATA), ...move(RDX, 2n), ...move(RSI, 9n), ...int(0x16), ...int(0x27), ...RET];
  call(program(code, [1]), { observe: (one) => seen.push(one) });
  expect(seen.map(({ stop, changes }) => [stop.vector, changes])).toEqual([
    [0x16, []],
    [0x27, [{ at: DATA, bytes: Uint8Array.of(9, 9) }]],
    [undefined, []],
  ]);
  expect(seen[0]!.stop).toMatchObject({ at: CODE + 30n, next: CODE + 32n });
});
