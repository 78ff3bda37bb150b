/** What tests of guests share: a call that is observed, and random contracts of moves, arithmetic and services. */
import fc from "fast-check";
import { call, DATA, int, move, program, RET } from "../../../oracle/chain/testing/guest-program.ts";
import { type CallResult, LIMITS, type Observation, type Processor, SERVICES } from "../../../oracle/index.ts";

export interface Observed {
  readonly observations: readonly Observation[];
  readonly result: CallResult;
}

/** One call on a fresh chain, with the state at every stop. The processor is closed afterwards. */
export function observe(contract: Uint8Array, processor: Processor, steps: number): Observed {
  const observations: Observation[] = [];
  const result = call(contract, {
    open: () => processor,
    line: 'f("text", 7)',
    limits: { ...LIMITS, steps },
    observe: (one) => observations.push(one),
  });
  return { observations, result };
}

/** mov [DATA], rcx */
export const STORE = [0x48, 0x89, 0x0c, 0x25, 0x00, 0x20, 0x40, 0x00];

/** movq xmm1, rdi; pshufd xmm2, xmm1, 1bh; paddd xmm1, xmm2; movq rax, xmm2: vectors that every stop compares. */
const VECTORS = [
  [0x66, 0x48, 0x0f, 0x6e, 0xcf],
  [0x66, 0x0f, 0x70, 0xd1, 0x1b],
  [0x66, 0x0f, 0xfe, 0xca],
  [0x66, 0x48, 0x0f, 0x7e, 0xd0],
];

/** Contracts of four to thirty parts that end with RET: pointers that are good, small, at the heap, or anything. */
export function randomContracts(): fc.Arbitrary<Uint8Array> {
  const value = fc.oneof(
    fc.bigInt(DATA, DATA + 32n),
    fc.bigInt(0n, 70n),
    fc.constant(LIMITS.heapStart),
    fc.bigInt(0n, (1n << 64n) - 1n),
  );
  const register = fc.constantFrom(7, 7, 6, 2, 1, 0, 15);
  const setting = fc.tuple(register, value).map(([to, what]) => move(to, what));
  const arithmetic = fc.constantFrom(
    [0x48, 0x01, 0xc7],
    [0x48, 0x29, 0xd6],
    [0x48, 0x89, 0xc7],
    STORE,
    ...VECTORS,
    [0x48, 0xd3, 0xe2],
  );
  const service = fc.constantFrom(...SERVICES.map((row) => int(row.vector)));
  const code = fc.array(fc.oneof(setting, arithmetic, service), { minLength: 4, maxLength: 30 });
  return code.map((parts) => program([...parts.flat(), ...RET], [1, 2, 3]));
}
