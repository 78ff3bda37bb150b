/** Known divergences that no single step shows: excused only when they are gone once the program is cut where they come from. */
import type { MachineCase } from "../cases/case.ts";
import type { Engine } from "../engines/engine.ts";
import type { OracleRunner } from "../engines/oracle.ts";
import type { Whole } from "./attribute.ts";
import { judge } from "./judge.ts";
import { KNOWN_IN_CONTEXT } from "./known/index.ts";
import { segments } from "./segments.ts";

/** The id of the known divergence that explains the whole, or undefined. */
export async function excusedInContext(
  oracle: OracleRunner,
  engine: Engine,
  origin: MachineCase,
  { expected, differences }: Whole,
): Promise<string | undefined> {
  for (const { id, engine: name, excuses, cutBefore } of KNOWN_IN_CONTEXT) {
    // with undefined values on the way any field may differ as well; the parts below are still judged without mercy
    if (name !== engine.name || !(expected.undefinedWasRead || differences.every(excuses))) continue;
    const parts = segments(oracle, origin, (instruction, at, code) =>
      cutBefore(instruction, at, expected.stop.at, code),
    );
    if (parts && (await allAgree(oracle, engine, parts))) return id;
  }
  return undefined;
}

/** A part that cannot be compared is no agreement: then nothing is excused. */
async function allAgree(oracle: OracleRunner, engine: Engine, parts: readonly MachineCase[]): Promise<boolean> {
  const replies = await engine.run(parts);
  return parts.every((part, n) => judge(oracle, part, oracle.run(part), replies[n]!).kind === "agree");
}
