/** From a finding to a regression. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { FindingRecord } from "../campaign/finding-record.ts";
import { slug } from "../campaign/findings.ts";
import type { MachineCase, Outcome } from "../cases/case.ts";
import { EnvironmentLacks, UsageError } from "../engines/engine.ts";
import type { OracleRunner } from "../engines/oracle.ts";
import { listing, stopText } from "../report/finding.ts";
import { writeRegression } from "./regression.ts";

export interface PromoteOptions {
  /** Part of the folder's name; left out: the finding's bucket. */
  readonly slug?: string | undefined;
  /** Folder that holds regressions. */
  readonly into: string;
}

export interface Promoted {
  readonly folder: string;
  readonly expected: Outcome;
}

/**
 * Writes `<into>/<date>-<slug>/`. Throws UsageError when that exists already, the finding is unstable, or the oracle cannot run
 * its case; EnvironmentLacks when the disk refuses.
 */
export function promote(
  found: MachineCase,
  record: FindingRecord,
  oracle: OracleRunner,
  options: PromoteOptions,
): Promoted {
  if (record.unstable)
    throw new UsageError("the finding is unstable: as a regression it would fail at times, which proves nothing");
  const name = `${record.found}-${checked(options.slug ?? slug(record.bucket).toLowerCase())}`;
  const folder = join(options.into, name);
  if (existsSync(folder)) throw new UsageError(`${folder} exists already; --slug gives this one another name`);
  const machineCase = { ...found, id: name };
  const expected = expectedOf(oracle, machineCase);
  keep(folder, { machineCase, expected, readme: readmeOf(oracle, machineCase, expected, record) });
  return { folder, expected };
}

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function checked(given: string): string {
  if (SLUG.test(given) && given.length <= 80) return given;
  throw new UsageError(`"${given}" is no slug: small letters, digits and single dashes, at most 80`);
}

function expectedOf(oracle: OracleRunner, machineCase: MachineCase): Outcome {
  const expected = oracle.run(machineCase);
  const { reason, why } = expected.stop;
  if (reason === "unsupported" || reason === "skip")
    throw new UsageError(`the oracle has no outcome of this case to expect: ${why ?? reason}`);
  return expected;
}

function keep(folder: string, regression: Parameters<typeof writeRegression>[1]): void {
  try {
    writeRegression(folder, regression);
  } catch (error) {
    throw new EnvironmentLacks(`cannot write ${folder}: ${(error as Error).message}; nothing of it was kept`);
  }
}

function readmeOf(oracle: OracleRunner, machineCase: MachineCase, expected: Outcome, record: FindingRecord): string {
  const { engine, bucket, differences, command, versions, found } = record;
  return [
    `# ${machineCase.id}`,
    `On ${found} \`${engine}\` and the oracle differed here: \`${bucket}\`.`,
    ["| field | oracle then | engine then |", "| --- | --- | --- |"]
      .concat(differences.map((one) => `| ${one.field} | \`${one.expected}\` | \`${one.actual}\` |`))
      .join("\n"),
    `\`\`\`text\n${listing(oracle.machine.maps, machineCase).join("\n")}\n\`\`\``,
    `Expected, in \`expect.json\`: ${stopText(expected)}, as the oracle had it when this was promoted. Bits under \`free\` are undefined here.`,
    `Found by \`${command}\` with ${versions.join(", ")}.`,
  ].join("\n\n");
}
