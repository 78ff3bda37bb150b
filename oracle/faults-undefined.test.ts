/**
 * Undefined opcodes: all four legacy maps, every opcode with every ModRM reg field in register and memory forms, behind every mandatory
 * prefix and REX.W. Each one that is undefined raises #UD without an address, before any operand is looked at, and changes nothing.
 * Which ones are undefined is held against iced-x86 elsewhere (src/coverage).
 */
import { describe, expect, test } from "vitest";
import { decode } from "./decode/decode.ts";
import { hexOf, implemented, maps } from "./testing/encodings.ts";
import { everyRegister, execute } from "./testing/trial.ts";

const MAPS = { "one byte": [], "0F": [0x0f], "0F 38": [0x0f, 0x38], "0F 3A": [0x0f, 0x3a] } as const;
const PREFIXES = [[], [0x66], [0xf2], [0xf3], [0x48], [0xf3, 0x48]] as const;
/** Every reg field, with [rbx] and with rbx. */
const MODRMS = Array.from({ length: 16 }, (_, n) => (n < 8 ? 0x03 : 0xc3) | ((n & 7) << 3));
const NOWHERE = everyRegister(1n << 63n);

function* undefinedIn(map: readonly number[]): Generator<Uint8Array> {
  for (const prefixes of PREFIXES)
    for (let opcode = 0; opcode < 256; opcode++)
      for (const modrm of MODRMS) {
        const bytes = Uint8Array.of(...prefixes, ...map, opcode, modrm, 0, 0, 0, 0, 0, 0);
        if (decode(maps, bytes) === "undefined") yield bytes;
      }
}

/** What is wrong with the outcome, with every register pointing nowhere and so the stack. */
function wrong(bytes: Uint8Array): string[] {
  const { stop, changed } = execute({ bytes, registers: NOWHERE });
  const isRight = stop.fault === "#UD" && !("address" in stop) && !("access" in stop) && changed.length === 0;
  return isRight ? [] : [`${hexOf(bytes)}: ${stop.fault ?? stop.reason}, changed ${changed.join(", ")}`];
}

describe("every undefined opcode is #UD and changes nothing", () => {
  test.each(Object.entries(MAPS))("%s", (_, map) => {
    const opcodes = [...undefinedIn(map)];
    expect(opcodes.length).toBeGreaterThan(1_000);
    expect(opcodes.flatMap(wrong)).toEqual([]);
  });
});

test("UD0, UD1 and UD2 exist in order to be #UD, with any operand", () => {
  const rows = implemented.filter(({ mnemonic }) => /^UD\d$/.test(mnemonic));
  expect(rows.map(({ mnemonic }) => mnemonic)).toEqual(["UD0", "UD1", "UD2"]);
  for (const { opcode } of rows)
    for (const modrm of MODRMS) expect(wrong(Uint8Array.of(0x0f, opcode, modrm))).toEqual([]);
});
