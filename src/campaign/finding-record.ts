/** What is known of a finding besides its case: `finding.json`, for whoever promotes it. */
import type { Arbitration } from "../arbitrate/arbitrate.ts";
import type { Divergence } from "../compare/attribute.ts";
import type { Difference } from "../compare/difference.ts";
import type { Repetition } from "./findings-repeat.ts";

/** The run in which a finding was made. */
export interface FoundBy {
  readonly seed: number;
  /** The command with its seed: the same findings again. */
  readonly command: string;
  /** Engines and their versions, the oracle's first. */
  readonly versions: readonly string[];
  /** Day, as 2025-11-22. */
  readonly found: string;
}

/** A divergence as it is kept. */
export interface KeptFinding {
  readonly divergence: Divergence;
  readonly foundBy: FoundBy;
  /** Address of the instruction that shows the difference first. */
  readonly guilty?: bigint | undefined;
  readonly repetition: Repetition;
  readonly arbitration?: Arbitration | undefined;
}

export interface FindingRecord extends FoundBy {
  readonly v: 1;
  readonly engine: string;
  readonly bucket: string;
  readonly isolated: boolean;
  readonly unstable: boolean;
  /** Whom the processor contradicts; left out where it was not asked. */
  readonly wrong?: readonly string[];
  readonly differences: readonly Difference[];
}

export const recordOf = ({ divergence, foundBy, repetition, arbitration }: KeptFinding): FindingRecord => {
  const { engine, bucket, isolated, differences } = divergence;
  const wrong = arbitration && { wrong: arbitration.wrong };
  return { v: 1, engine, bucket, isolated, unstable: repetition === "unstable", ...wrong, differences, ...foundBy };
};
