/** Has instructions assembled from their text and keeps what still means the same; counts the rest by reason. */

import { type Decoded, disassemble } from "../../oracle/index.ts";
import { type Assembler, isAssembled } from "../assemble/assembler.ts";
import { type Verified, verify } from "../assemble/verify.ts";

export interface FromText {
  readonly bytes: Uint8Array;
  readonly verified: Verified;
}

export interface Answers {
  /** In order; undefined where the assembler's answer was set aside. */
  readonly verdicts: readonly (FromText | undefined)[];
  readonly setAside: ReadonlyMap<string, number>;
  /** In order; undefined where the answer was accepted. */
  readonly reasons: readonly (string | undefined)[];
}

/** Never rejects for an instruction's sake. */
export async function assembleAll(assembler: Assembler, asked: readonly Decoded[]): Promise<Answers> {
  const setAside = new Map<string, number>();
  const verdicts: (FromText | undefined)[] = new Array(asked.length).fill(undefined);
  const reasons: (string | undefined)[] = new Array(asked.length).fill(undefined);
  const count = (n: number, why: string): void => {
    const reason = `${asked[n]!.row.mnemonic}: ${why}`;
    setAside.set(reason, (setAside.get(reason) ?? 0) + 1);
    reasons[n] = why;
  };
  const answered: { n: number; bytes: Uint8Array }[] = [];
  for (const [n, result] of (await assembler.assemble(asked.map((decoded) => disassemble(decoded, 0n)))).entries()) {
    if (isAssembled(result)) answered.push({ n, bytes: result });
    else count(n, result.error);
  }
  const checked = verify(
    answered.map(({ n }) => asked[n]!),
    answered.map(({ bytes }) => bytes),
  );
  for (const [k, verified] of checked.entries()) {
    const { n, bytes } = answered[k]!;
    if (verified.ok) verdicts[n] = { bytes, verified };
    else count(n, verified.reason);
  }
  return { verdicts, setAside, reasons };
}
