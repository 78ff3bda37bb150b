/** The services that a contract's instructions ask for. */
import { SERVICES, type Service } from "../../oracle/index.ts";
import type { Found } from "./code.ts";

export interface ServiceUse {
  readonly vector: number;
  /** Left out: there is no such service. */
  readonly service?: Service;
  /** Where it is asked for, ascending. */
  readonly places: readonly Found[];
}

/** By vector. INT3 and INT1 are vectors 3 and 1. */
export function servicesUsed(found: readonly Found[]): ServiceUse[] {
  const places = new Map<number, Found[]>();
  for (const one of found) {
    const vector = vectorOf(one);
    if (vector === undefined) continue;
    const known = places.get(vector);
    if (known) known.push(one);
    else places.set(vector, [one]);
  }
  return [...places].sort(([a], [b]) => a - b).map(([vector, at]) => ({ vector, ...serviceOf(vector), places: at }));
}

function serviceOf(vector: number): { readonly service?: Service } {
  const service = SERVICES.find((row) => row.vector === vector);
  return service ? { service } : {};
}

function vectorOf({ instruction: { row, operands } }: Found): number | undefined {
  if (row.mnemonic === "INT3") return 3;
  if (row.mnemonic === "INT1") return 1;
  const [number] = operands;
  return row.mnemonic === "INT" && number?.kind === "immediate" ? Number(number.value) : undefined;
}
