/** `echolot promote`: a finding becomes a regression that every test run replays. */
import { join } from "node:path";
import type { Command } from "commander";
import { OracleRunner } from "../engines/oracle.ts";
import { projectFolder } from "../project.ts";
import { promote } from "../regressions/promote.ts";
import { readRecord } from "../regressions/read-finding.ts";
import { stopText } from "../report/finding.ts";
import { quoted } from "../report/replay-command.ts";
import { readCaseFile } from "./case-file.ts";

const HELP = `
The regression is a folder <day it was found>-<slug>: the case, the outcome that is expected of it, and its story. Expected is what the
oracle does now: when the oracle was wrong, repair it first. Every test run then holds the oracle against it, and Unicorn.

Exit codes: 0 written, 2 FINDING is none, is unstable, or has been promoted already, 3 it cannot be written here.

Example:
  echolot promote reports/findings/unicorn-shl-reg64-reg8-CF-until-until-seed-7 --slug shl-carry`;

interface Options {
  readonly slug?: string;
  readonly into?: string;
  readonly json?: boolean;
}

export function register(program: Command): void {
  program
    .command("promote")
    .description("Make a finding a regression that every test run replays.")
    .argument("<finding>", "a finding's folder, as fuzz writes it")
    .option("--slug <name>", "what the regression is called (default: after what differed)")
    .option("--into <directory>", "where regressions are kept (default: corpus/regressions of this project)")
    .option("--json", "print one JSON object instead of text")
    .addHelpText("after", HELP)
    .action(run);
}

function run(finding: string, { slug, into, json }: Options): void {
  const record = readRecord(finding);
  const [machineCase] = readCaseFile(finding);
  const directory = into ?? join(projectFolder(), "corpus/regressions");
  const { folder, expected } = promote(machineCase!, record, new OracleRunner(), { slug, into: directory });
  if (json) console.log(JSON.stringify({ folder, bucket: record.bucket, expected: expected.stop.reason }));
  else console.log(told(folder, stopText(expected)));
}

const told = (folder: string, stop: string): string =>
  [
    folder,
    `  expected  ${stop}, as the oracle has it now`,
    `  replay    ./echolot replay ${quoted(folder)}`,
    "  Every test run replays it. Its README.md has room for what was wrong.",
  ].join("\n");
