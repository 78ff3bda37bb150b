/** Cases as fast-check describes them: slower to draw than Generator.draw, but they shrink. For properties. */
import fc from "fast-check";
import { flags } from "../../oracle/index.ts";
import { EDGES } from "./edges.ts";
import type { Image } from "./images.ts";
import { DATA, STACK, STACK_SIZE } from "./layout.ts";
import type { CaseParts, Part } from "./parts.ts";
import type { Pool } from "./pool.ts";

const RSP = 4;

/** Up to `size` instructions of the pool; shrinks to fewer, with registers of 0 and clear flags. Branches go forward. */
export function describeCase(
  { instructions }: Pick<Pool, "instructions">,
  memory: Image,
  size = 10,
): fc.Arbitrary<CaseParts> {
  const drawn = fc.record({ which: fc.nat(instructions.length - 1), skip: fc.nat(2) });
  return fc
    .record({
      program: fc.array(drawn, { minLength: 1, maxLength: size }),
      registers: fc.array(value, { minLength: 16, maxLength: 16 }),
      set: fc.subarray(["CF", "PF", "AF", "ZF", "SF", "DF", "OF"]),
    })
    .map(({ program, registers, set }) => ({
      id: "described",
      parts: program.map(({ which, skip }, n): Part => part(instructions[which]!, n, skip, program.length)),
      registers: registers.map((given, n) => (n === RSP ? BigInt(STACK + STACK_SIZE / 2) : given)),
      rflags: flags.ALWAYS_SET | flags.flagMask(set.join(" ")),
      fsBase: 0n,
      gsBase: BigInt(DATA),
      memory,
    }));
}

const part = (instruction: Part["instruction"], n: number, skip: number, size: number): Part =>
  instruction.relative === 0 ? { instruction } : { instruction, target: Math.min(n + 1 + skip, size) };

const value = fc.oneof(
  fc.constant(0n),
  fc.constantFrom(...EDGES),
  fc.nat(0x1000).map((offset) => BigInt(DATA + offset)),
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
);
