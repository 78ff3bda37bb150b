/** What no service may do: touch anything but rax and what it is asked to fill, believe a pointer, take for ever. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Run } from "../../memory.ts";
import { RAX, RSP, type State } from "../../state.ts";
import { LIMITS } from "../limits.ts";
import { OracleProcessor } from "../oracle-processor.ts";
import type { ProcessorStop } from "../processor.ts";
import type { CallResult } from "../result.ts";
import type { Service } from "../service.ts";
import { CONSTANTS } from "../testing/guest-program.ts";
import {
  before,
  contractServing,
  END,
  type GoodArgument,
  goodArguments,
  goodChain,
  lineFor,
  OUT,
} from "../testing/served.ts";
import { SERVICES } from "./index.ts";

const ARGUMENTS = new Set([7, 6, 2, 1, 8]);
const STACK_START = LIMITS.stackTop - BigInt(LIMITS.stackBytes);

type Seen = Pick<State, "registers" | "rflags" | "vectors" | "mxcsr" | "fsBase" | "gsBase" | "rip">;

/** A processor whose state is set before the service at stop `at`, and looked at then and at the next stop. */
class Watched extends OracleProcessor {
  readonly seen: Seen[] = [];
  /** What the service wrote. */
  written: readonly Run[] = [];
  readonly #at: number;
  readonly #set: (state: State) => void;
  #stops = 0;

  constructor(at: number, set: (state: State) => void) {
    super();
    this.#at = at;
    this.#set = set;
  }

  override resume(at: bigint, limit: number): ProcessorStop {
    if (this.#stops === this.#at + 1) this.written = this.snapshot().changes;
    const stop = super.resume(at, limit);
    if (this.#stops === this.#at) this.#set(this.state);
    if (this.#stops === this.#at) this.snapshot();
    if (this.#stops++ >= this.#at) this.#look();
    return stop;
  }

  #look(): void {
    const { rflags, vectors, mxcsr, fsBase, gsBase, rip } = this.state;
    this.seen.push({ registers: [...this.state.registers], rflags, vectors: [...vectors], mxcsr, fsBase, gsBase, rip });
  }
}

interface Served {
  readonly result: CallResult;
  readonly processor: Watched;
}

function serve(row: Service, given: readonly GoodArgument[], set: (state: State) => void = () => {}): Served {
  const processor = new Watched(before(row).length, set);
  let opened = 0;
  // contracts that are called have processors of their own
  const open = () => (opened++ === 0 ? processor : new OracleProcessor());
  const result = contractServing(row, given).run({ open, chain: goodChain(), line: lineFor(row) });
  return { result, processor };
}

const word = fc.bigInt(0n, (1n << 64n) - 1n);
const vector = fc.bigInt(0n, (1n << 128n) - 1n);
const state = fc.record({
  registers: fc.array(word, { minLength: 16, maxLength: 16 }),
  rflags: fc.integer({ min: 0, max: 0xfff }).map((bits) => (bits & 0xcd5) | 0x202),
  vectors: fc.array(vector, { minLength: 16, maxLength: 16 }),
  mxcsr: fc.integer({ min: 0, max: 0xffff }),
});

const isAllowed = ({ at, bytes }: Run): boolean => {
  const end = at + BigInt(bytes.length);
  return (at >= OUT && end <= OUT + 64n) || (at >= LIMITS.heapStart && end <= STACK_START);
};

const SERVED = SERVICES.filter(({ name }) => name !== "contract_error");

test.each(SERVED)("$name keeps all registers but rax, the flags, the vectors, and memory below rsp", (row) => {
  fc.assert(
    fc.property(state, (random) => {
      const { processor, result } = serve(row, goodArguments(row), (set) => {
        for (const [n, value] of random.registers.entries()) {
          if (n !== RSP && !ARGUMENTS.has(n)) set.registers[n] = value;
        }
        [set.rflags, set.vectors, set.mxcsr] = [random.rflags, random.vectors, random.mxcsr];
        [set.fsBase, set.gsBase] = [random.registers[0]!, random.registers[1]!];
      });
      expect([result.error, result.stop?.vector]).toEqual(["unexpected_operation", END]);
      const [at, after] = processor.seen;
      const keeps = (seen: Seen | undefined) => ({
        ...seen,
        rip: 0n,
        registers: seen?.registers.filter((_, n) => n !== RAX || row.result === "none"),
      });
      expect(keeps(after)).toEqual(keeps(at));
      expect(processor.written.filter((run) => !isAllowed(run))).toEqual([]);
    }),
    { numRuns: 3 },
  );
});

const POINTERS = SERVED.flatMap((row) =>
  goodArguments(row).flatMap(({ kind }, n) => (kind === "read" || kind === "write" ? [{ row, n, kind }] : [])),
);

/** Bytes at the very end of the address space, at its middle, in no page, and behind the last one. */
const BAD = [(1n << 64n) - 4n, 1n << 47n, 16n, CONSTANTS + 4096n, CONSTANTS + 4096n - 4n];

test.each(POINTERS.map(({ row, n, kind }) => ({ name: row.name, n, kind, row })))(
  "$name believes no pointer in argument $n ($kind)",
  ({ row, n, kind }) => {
    for (const value of [...BAD, ...(kind === "write" ? [CONSTANTS] : [])]) {
      const given = goodArguments(row).with(n, { value, kind });
      const { result, processor } = serve(row, given);
      expect([value, result.error]).toEqual([value, "memory_invalid_access"]);
      expect(processor.snapshot().changes.filter(({ at }) => at < LIMITS.heapStart)).toEqual([]);
    }
  },
);

const COUNTS = SERVED.flatMap((row) =>
  goodArguments(row).flatMap(({ kind }, n) => (kind === "count" ? [{ name: row.name, row, n }] : [])),
);

test.each(COUNTS)("$name with a count of everything ends at once, and takes no memory", ({ row, n }) => {
  for (const value of [(1n << 64n) - 1n, 1n << 63n, 1n << 32n]) {
    const given = goodArguments(row).with(n, { value, kind: "count" });
    const { result, processor } = serve(row, given);
    expect(result.error).toBe("memory_invalid_access");
    expect(processor.snapshot().changes).toEqual([]);
  }
});

/** A struct whose length is beyond everything that is mapped: 2^32 - 1 bytes at its own start. */
const HUGE = Uint8Array.of(0, 0x20, 0x40, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0);

test.each(SERVED.filter((row) => goodArguments(row).some(({ value }) => typeof value === "string")))(
  "$name takes no text of 4 GiB",
  (row) => {
    const given = goodArguments(row).map((one) => (typeof one.value === "string" ? { ...one, value: HUGE } : one));
    expect(serve(row, given).result.error).toBe("memory_invalid_access");
  },
);
