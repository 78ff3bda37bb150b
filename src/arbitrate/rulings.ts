/** Who is wrong, field by field: everybody whose value is not the processor's. */
import type { Difference } from "../compare/difference.ts";

/** One field in which not all are of one mind. */
export interface Ruling {
  /** As in a difference; memory by single bytes: `memory:0x10008`. */
  readonly field: string;
  /** The oracle's value first, then every engine's. */
  readonly values: ReadonlyMap<string, string>;
  /** Whom the processor contradicts; nobody where the oracle departs from it on purpose and the engine shows what it shows. */
  readonly wrong: readonly string[];
}

export const ORACLE = "oracle";

/** In what an engine differs from the oracle; nothing: it agrees. */
export interface Opinion {
  readonly name: string;
  readonly differences: readonly Difference[];
}

export interface Judging {
  /** The engine that is the processor: its opinion is among them. */
  readonly judge: string;
  /** The oracle differs from the processor here as is documented: neither value is wrong. */
  readonly departs: boolean;
}

/** One ruling a field, in the order in which the fields were found. */
export function rulingsOf(opinions: readonly Opinion[], { judge, departs }: Judging): Ruling[] {
  const told = opinions.map(({ name, differences }) => ({ name, fields: byField(differences) }));
  const expected = new Map(told.flatMap(({ fields }) => [...fields].map(([field, one]) => [field, one.expected])));
  return [...expected].map(([field, oracle]) => {
    const values = new Map([[ORACLE, oracle]]);
    for (const { name, fields } of told) values.set(name, fields.get(field)?.actual ?? oracle);
    const right = new Set([values.get(judge) ?? oracle, ...(departs ? [oracle] : [])]);
    return { field, values, wrong: [...values].filter(([, value]) => !right.has(value)).map(([name]) => name) };
  });
}

const byField = (differences: readonly Difference[]): Map<string, Difference> =>
  new Map(differences.flatMap(byBytes).map((one) => [one.field, one]));

/** Runs of differing bytes begin and end differently on each engine: single bytes can be held against each other. */
const MEMORY = "memory:";

function byBytes(one: Difference): Difference[] {
  if (!one.field.startsWith(MEMORY)) return [one];
  const at = BigInt(one.field.slice(MEMORY.length));
  return Array.from({ length: one.expected.length / 2 }, (_, n) => ({
    field: `${MEMORY}0x${(at + BigInt(n)).toString(16)}`,
    expected: one.expected.slice(2 * n, 2 * n + 2),
    actual: one.actual.slice(2 * n, 2 * n + 2),
  }));
}
