/** The reference of the border between contract and chain, as data: printed by `echolot abi`, and docs/abi.md. */
import { type Evidence, SERVICES } from "../../oracle/index.ts";
import { type ErrorRow, errorRows } from "./errors.ts";
import { EVIDENCE } from "./evidence.ts";
import { type GasReference, gasReference } from "./gas.ts";
import { type LimitRow, limitRows } from "./limits.ts";
import { type TypeRow, typeRows } from "./types.ts";

export interface ServiceRow {
  readonly vector: string;
  readonly name: string;
  /** In rdi, rsi, rdx (seen), rcx, r8, r9 (fits). */
  readonly arguments: string;
  /** The part of rax that it sets; the rest of rax is 0 then. `none`: rax stays. */
  readonly result: string;
  readonly evidence: Evidence;
  readonly detail: string;
}

export interface AbiReference {
  readonly evidence: Readonly<Record<Evidence, string>>;
  readonly services: readonly ServiceRow[];
  readonly types: readonly TypeRow[];
  readonly errors: readonly ErrorRow[];
  readonly limits: readonly LimitRow[];
  readonly gas: GasReference;
}

export const abiReference = (): AbiReference => ({
  evidence: EVIDENCE,
  services: serviceRows(),
  types: typeRows(),
  errors: errorRows(),
  limits: limitRows(),
  gas: gasReference(),
});

/** By vector. */
const serviceRows = (): ServiceRow[] =>
  [...SERVICES]
    .sort((a, b) => a.vector - b.vector)
    .map(({ vector, name, arguments: taken, result, evidence, detail = "" }) => ({
      vector: `0x${vector.toString(16).padStart(2, "0")}`,
      name,
      arguments: taken,
      result,
      evidence,
      detail,
    }));

/** Rules for all services, with their evidence. */
export const RULES: readonly (readonly [string, Evidence])[] = [
  ["`int N` asks for service N; a number without a row is unexpected_operation", "ours"],
  ["arguments are in rdi, rsi, rdx, the result in rax, eax or al", "seen"],
  ["rcx, r8 and r9 are the fourth to sixth argument", "fits"],
  ["no service changes a register but its result, nor a flag, nor memory below rsp", "fits"],
  [
    "a service that fills a string allocates its bytes on the heap, and the contract frees every pointer that is not null",
    "seen",
  ],
  ["a run starts at the entry point and ends when `ret` puts 0 into rip", "doc"],
  ["the word at the initial rsp is 0, the address that it returns to", "fits"],
  ["every other register is 0 at the start, and rsp is 8 below a multiple of 16", "ours"],
];
