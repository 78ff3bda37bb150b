/** Bounds and addresses that contracts can observe. */
import { type Evidence, LIMITS } from "../../oracle/index.ts";
import { LIMIT_NAMES } from "../contracts/limit-option.ts";

export interface LimitRow {
  /** As in the table of limits: `image.containerBytes`. */
  readonly name: string;
  readonly value: string;
  readonly meaning: string;
  readonly evidence: Evidence;
  /** The option of `run` and `chain init` that sets it; empty where it is fixed. */
  readonly option: string;
}

export const MEANINGS: Readonly<Record<string, string>> = {
  "image.containerBytes": "bytes of a container: x86_64_maximum_contract_size; over it incorrect_emulator_load",
  "image.imageBytes": "bytes of memory that all segments ask for, in pages; over it incorrect_emulator_load",
  "image.segments": "segments of an image; over it incorrect_emulator_load",
  "image.lowest": "first address that a segment may have",
  "image.highest": "first address behind all that a segment may have",
  stackTop: "first address above the stack; the word below it is the return address 0, where rsp points at the start",
  stackBytes: "bytes of the stack; nothing is mapped below it: memory_invalid_access",
  heapStart: "first address of the heap",
  heapBytes: "bytes of the heap; over it no_available_memory",
  heapGrowth: "bytes by which the mapped heap grows",
  outputBytes: "bytes of returned values; over it output_limit_exceeded",
  callLine: "characters of a call line; over it incorrect_parameters",
  logs: "events of a transaction; over it log_limit_exceeded",
  logBytes: "bytes of names and values of a transaction's events; over it log_limit_exceeded",
  callDepth: "contracts that are being called at once; over it invalid_chain_call",
  storageKeyBytes: "bytes of a key in storage; over it invalid_chain_call",
  storageValueBytes: "bytes of a value in storage; over it invalid_chain_call",
  gas: "gas of a transaction that names no limit; over it out_of_gas",
  steps: "completed instructions, and the work of services; at it out_of_gas",
  copiedBytesPerStep: "bytes that a service moves, compares or fills for one step",
};

const OPTIONS = new Map<string, string>([
  ["image.containerBytes", "--max-size"],
  ["gas", "--gas"],
  ["steps", "--limit"],
  ...LIMIT_NAMES.map((name) => [name, `--set ${name}=`] as const),
]);

/** The one limit that ECHO's documentation gives. */
const DOCUMENTED = "image.containerBytes";

export const limitRows = (): LimitRow[] =>
  flat("", LIMITS).map(([name, value]) => ({
    name,
    value:
      typeof value === "bigint" && value > 0xffffn && name !== "gas"
        ? `0x${value.toString(16)}`
        : value.toLocaleString("en-US"),
    meaning: MEANINGS[name] ?? "",
    evidence: name === DOCUMENTED ? "doc" : "ours",
    option: OPTIONS.get(name) ?? "",
  }));

/** Numbers of nested tables with their paths. */
function flat(path: string, table: object): [string, number | bigint][] {
  return Object.entries(table).flatMap(([key, value]: [string, unknown]): [string, number | bigint][] => {
    if (typeof value === "number" || typeof value === "bigint") return [[path + key, value]];
    return typeof value === "object" && value !== null ? flat(`${path}${key}.`, value) : [];
  });
}
