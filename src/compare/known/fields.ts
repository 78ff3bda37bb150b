/** The fields in which outcomes differ, as data: what a known divergence may excuse is a list of them. */
import { flags, REGISTER_NAMES } from "../../../oracle/index.ts";

/** Any run of differing bytes, wherever it lies. */
export const MEMORY = "memory:*";

/** The sixteen general registers. */
export const REGISTERS: readonly string[] = REGISTER_NAMES;

/** xmm0 to xmm15. */
export const VECTORS: readonly string[] = Array.from({ length: 16 }, (_, n) => `xmm${n}`);

/** The bases of FS and GS: only WRFSBASE and WRGSBASE write them. */
export const BASES: readonly string[] = ["fsbase", "gsbase"];

/** The six status flags, from bit 0 up. */
export const STATUS: readonly string[] = flags.flagNames(flags.STATUS);

/** The flags that POPF writes and no arithmetic does. */
export const SYSTEM: readonly string[] = flags.flagNames(flags.POPF_WRITES & ~flags.STATUS);

/** Whether the run was ended by something else, and where. */
export const ENDING: readonly string[] = ["stop", "at", "fault", "steps", "rip"];

/** What was accessed when a fault ended the run. */
export const ACCESS: readonly string[] = ["address", "access"];

/** Every field that an entry may list. An engine's failure and a digest of memory are never excused. */
export const LISTABLE: ReadonlySet<string> = new Set([
  ...REGISTERS,
  ...BASES,
  ...VECTORS,
  "mxcsr",
  ...flags.flagNames(flags.POPF_WRITES),
  ...ENDING,
  ...ACCESS,
  "vector",
  MEMORY,
]);

/** Whether `fields` has the field of a difference. */
export const lists = (fields: readonly string[], field: string): boolean =>
  fields.includes(field.startsWith("memory:") ? MEMORY : field);

const GROUPS = [
  { names: REGISTERS, text: "rax…r15" },
  { names: VECTORS, text: "xmm0…xmm15" },
];

/** In a line: all sixteen registers are `rax…r15`, any memory is `memory`. */
export function fieldsText(fields: readonly string[]): string {
  const groups = GROUPS.filter(({ names }) => names.every((name) => fields.includes(name)));
  const named = fields.filter((name) => name !== MEMORY && !groups.some(({ names }) => names.includes(name)));
  return [...groups.map(({ text }) => text), ...named, ...(fields.includes(MEMORY) ? ["memory"] : [])].join(" ");
}
