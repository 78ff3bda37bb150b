import { deserialize, serialize } from "node:v8";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { MachineCase, Reply } from "../../cases/case.ts";
import { startVectors } from "../../cases/vectors.ts";
import { packReplies, unpackReplies } from "./answer.ts";
import { packCases, type Request, unpackCase, unpackShared } from "./message.ts";

const word = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const registers = fc.array(word, { minLength: 16, maxLength: 16 });
const run = fc.record({ at: word, bytes: fc.uint8Array({ minLength: 1, maxLength: 9 }) });
const vectors = fc.array(fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }), { minLength: 16, maxLength: 16 });
const shared = [[], [{ at: 0x1000n, size: 4096, access: "rw" as const, runs: [] }]];

const sharedCode = [Uint8Array.of(0x90), Uint8Array.of(0x90), Uint8Array.of(0x48, 0xff, 0xc0)];

const anyCase: fc.Arbitrary<MachineCase> = fc.record(
  {
    id: fc.string(),
    code: fc.oneof(fc.constantFrom(...sharedCode), fc.uint8Array({ maxLength: 20 })),
    at: word,
    registers,
    rflags: fc.nat(),
    fsBase: word,
    gsBase: word,
    vectors,
    mxcsr: fc.nat(),
    memory: fc.constantFrom(...shared),
    until: word,
    limit: fc.nat(),
    host: fc.array(fc.record({ vector: fc.nat(255), rax: word, memory: fc.array(run) })),
    features: fc.array(fc.string()),
    unknownState: fc.array(fc.string()),
  },
  { requiredKeys: ["id", "code", "at", "registers", "rflags", "fsBase", "gsBase", "memory", "limit"] },
);

const anyReply: fc.Arbitrary<Reply> = fc.oneof(
  fc.record({ id: fc.string(), failure: fc.constant("refused" as const), error: fc.string() }),
  fc.record(
    {
      id: fc.string(),
      stop: fc.record({ reason: fc.constantFrom("limit" as const, "fault" as const), at: word }),
      steps: fc.nat(),
      registers,
      rip: word,
      rflags: fc.nat(),
      fsBase: word,
      gsBase: word,
      vectors,
      mxcsr: fc.nat(),
      unkeptMxcsr: fc.constant(0x3f),
      memory: fc.array(run),
    },
    {
      requiredKeys: [
        ...(["id", "stop", "registers", "rip", "rflags", "fsBase", "gsBase", "memory"] as const),
        ...(["vectors", "mxcsr", "unkeptMxcsr"] as const),
      ],
    },
  ),
);

const plain = (one: MachineCase) => ({ ...one, ...startVectors(one), id: "", code: [...one.code] });

test("cases arrive as they were sent, and share what they shared", () => {
  fc.assert(
    fc.property(fc.array(anyCase), (cases) => {
      const request = deserialize(serialize(packCases(cases))) as Request;
      const known = unpackShared(request);
      const arrived = cases.map((_, n) => unpackCase(request, n, known));
      expect(arrived.map(plain)).toEqual(cases.map(plain));
      for (const field of ["memory", "code"] as const)
        expect(new Set(arrived.map((one) => one[field])).size).toBe(new Set(cases.map((one) => one[field])).size);
    }),
    { numRuns: 50 },
  );
});

test("replies arrive as they were sent", () => {
  fc.assert(
    fc.property(fc.array(anyReply), fc.array(anyCase, { minLength: 1 }), (replies, [some]) => {
      const cases = replies.map(({ id }) => ({ ...some!, id }));
      const answer = deserialize(serialize(packReplies(replies, cases)));
      expect(unpackReplies(answer, cases)).toEqual(replies);
    }),
    { numRuns: 50 },
  );
});
