/** The predicates of CMPPS, CMPSS, CMPPD, CMPSD and of their VEX forms (SDM 2A, table 3-1). */
import { compare, type Relation } from "./compare.ts";
import type { Environment, FloatResult } from "./environment.ts";
import type { Format } from "./format.ts";

/** O: false when unordered, U: true then. Q: quiet NaNs raise nothing, S: they raise IE. 0 to 7 are those of SSE. */
const NAMES = `
  EQ_OQ LT_OS LE_OS UNORD_Q NEQ_UQ NLT_US NLE_US ORD_Q  EQ_UQ NGE_US NGT_US FALSE_OQ NEQ_OQ GE_OS GT_OS TRUE_UQ
  EQ_OS LT_OQ LE_OQ UNORD_S NEQ_US NLT_UQ NLE_UQ ORD_S  EQ_US NGE_UQ NGT_UQ FALSE_OS NEQ_OS GE_OQ GT_OQ TRUE_US`;

const ORDERED: Readonly<Record<string, readonly Relation[]>> = {
  EQ: ["equal"],
  ...{ LT: ["less"], LE: ["less", "equal"], GT: ["greater"], GE: ["greater", "equal"] },
  ...{ NLT: ["greater", "equal"], NLE: ["greater"], NGT: ["less", "equal"], NGE: ["less"] },
  NEQ: ["less", "greater"],
  ...{ ORD: ["less", "equal", "greater"], UNORD: [], FALSE: [], TRUE: ["less", "equal", "greater"] },
};

interface Predicate {
  readonly holds: readonly Relation[];
  readonly signalling: boolean;
}

const PREDICATES: readonly Predicate[] = NAMES.trim()
  .split(/\s+/)
  .map((name) => {
    const [base = "", suffix = ""] = name.split("_");
    const unordered: readonly Relation[] = base === "UNORD" || suffix.startsWith("U") ? ["unordered"] : [];
    return { holds: [...ORDERED[base]!, ...unordered], signalling: suffix.endsWith("S") };
  });

/** All ones in the format's width where predicate `number` (0 to 31, of which SSE has 0 to 7) holds, otherwise 0; with IE or DE. */
export function comparePredicate(
  ...[format, environment, left, right, number]: [Format, Environment, bigint, bigint, number]
): FloatResult {
  const { holds, signalling } = PREDICATES[number & 31]!;
  const { relation, flags } = compare(format, environment, left, right, signalling);
  return { value: holds.includes(relation) ? (format.sign << 1n) - 1n : 0n, flags };
}
