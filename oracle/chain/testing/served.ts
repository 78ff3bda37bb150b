/** One service in good circumstances: arguments that its row of the table describes, and a chain on which it succeeds. */
import { encodeText } from "../bytes.ts";
import type { Chain } from "../chain.ts";
import { LIMITS } from "../limits.ts";
import { memoryChain } from "../memory-chain.ts";
import type { Service } from "../service.ts";
import { CONTRACT, DATA, SENDER } from "./guest-program.ts";
import { type Argument, type Script, script } from "./script.ts";

const CALLEE = "1.11.8";

/** Where services write what they are asked for: nowhere else in the image. */
export const OUT = DATA + 256n;

export interface GoodArgument {
  readonly value: Argument;
  /** What must happen when the argument is bad; left out: any value is good. */
  readonly kind: "read" | "write" | "count" | "block" | "value";
}

/** By the words of the row, the more exact ones first. */
const GOOD: readonly (readonly [RegExp, GoodArgument])[] = [
  [/string\* (out|key out)|bytes (key )?out|\* out|^out/, { value: OUT, kind: "write" }],
  [/string\* (object id|to)$/, { value: "1.2.10", kind: "read" }],
  [/string\* asset id/, { value: "1.3.0", kind: "read" }],
  [/string\* contract id/, { value: CALLEE, kind: "read" }],
  [/string\* call line/, { value: "f()", kind: "read" }],
  [/string\* property/, { value: "name", kind: "read" }],
  [/string\*/, { value: "key", kind: "read" }],
  [/count/, { value: 5n, kind: "count" }],
  [/^pointer/, { value: LIMITS.heapStart, kind: "block" }],
  [/^to$/, { value: OUT, kind: "write" }],
  [/^(from|left|right|bytes|data|message|a|b|modulus)$|\d+ bytes/, { value: new Uint8Array(80).fill(1), kind: "read" }],
  [/block number/, { value: 1n, kind: "value" }],
  [/contract number/, { value: 7n, kind: "value" }],
  [/size/, { value: 40n, kind: "value" }],
  [/.*/, { value: 1n, kind: "value" }],
];

/** Arguments in the order of their registers. */
export function goodArguments(row: Service): GoodArgument[] {
  const described = new Map(row.arguments.split(", ").map((one) => [one.split(" ")[0]!, one.replace(/^\S+ /, "")]));
  return ["rdi", "rsi", "rdx", "rcx", "r8"].map((name) => {
    const text = described.get(name) ?? described.get(name === "rsi" ? "sil" : `e${name.slice(1)}`) ?? "";
    return GOOD.find(([words]) => words.test(text.replace(/ \(.*/, "")))![1];
  });
}

/** Services that are called before: a block on the heap, and an open event where one is needed. */
export function before({ vector }: Service): readonly (readonly [number, Argument])[] {
  const isInEvent = vector >= 0x70 && vector <= 0x7b && vector !== 0x7a;
  return [[0x11, 16n], ...(isInEvent ? ([[0x7a, "event"]] as const) : [])];
}

/** No service: the run ends there. */
export const END = 0xff;

/** What comes before, the service, and the end. */
export function contractServing(row: Service, given: readonly GoodArgument[]): Script {
  const contract = script();
  for (const [vector, argument] of before(row)) contract.service(vector, argument);
  return contract.service(row.vector, ...given.map(({ value }) => value)).service(END);
}

/** A line whose first parameter is of the type that the service takes. */
export function lineFor({ vector }: Service): string {
  if (vector === 0x40) return 'f("text")';
  return vector === 0x41 ? "f(true)" : "f(7)";
}

/** Everything that a service may ask for is there. */
export const goodChain = (): Chain =>
  memoryChain({
    balances: new Map([[CONTRACT, new Map([["1.3.0", 10n]])]]),
    blockHashes: new Map([[1, "00000001ab"]]),
    properties: new Map([["1.2.10", new Map([["name", "alice"]])]]),
    storage: new Map([[CONTRACT, [{ key: encodeText("key"), value: encodeText("value") }]]]),
    contracts: new Map([[CALLEE, { code: script().service(0x59, 3n).container, creator: SENDER }]]),
  });
