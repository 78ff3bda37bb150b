/** A measurement with what it takes to make it again, and its verdict. */
import { nameOfRow } from "../coverage/row-numbers.ts";
import type { Line, Measurement } from "./measure.ts";
import { type Topic, topicsOf } from "./topic.ts";

export interface Report {
  /** What writes it again. */
  readonly command: string;
  readonly seed: number;
  /** Executions of each form that were drawn. */
  readonly executions: number;
  /** Of the oracle and of the engine: for the processor its vendor, family, model, stepping and microcode. */
  readonly oracle: string;
  readonly engine: { readonly name: string; readonly description: string };
  readonly measurement: Measurement;
}

export interface Verdict {
  /** Bits under one condition, of one form each. */
  readonly measured: number;
  readonly same: number;
  readonly executions: number;
  /** Executions whose defined part differed. */
  readonly apart: number;
}

export const verdictOf = ({ measurement: { lines, apart } }: Report): Verdict => ({
  measured: lines.length,
  same: lines.filter(isSame).length,
  executions: lines.reduce((sum, { executions }) => sum + executions, 0),
  apart,
});

const isSame = ({ executions, same }: Line): boolean => executions === same;

/** Every bit was as the policy says, nothing was apart, and something was measured. */
export const isAsPolicy = ({ measured, same, apart }: Verdict): boolean =>
  measured > 0 && same === measured && apart === 0;

export const topics = ({ measurement }: Report): Topic[] => topicsOf(measurement.lines);

/** Plain data, one entry a form, bit and condition. */
export const reportJson = (report: Report): object => ({
  command: report.command,
  seed: report.seed,
  executions: report.executions,
  oracle: report.oracle,
  engine: report.engine,
  verdict: verdictOf(report),
  bits: report.measurement.lines.map((line) => ({
    row: nameOfRow(line.form.row),
    operandSize: line.form.operandSize,
    operand: line.form.place,
    bit: line.bit,
    when: line.when,
    executions: line.executions,
    same: line.same,
    engine: line.engine,
    oracle: line.oracle,
  })),
});

/** In one line. */
export function verdictText(verdict: Verdict): string {
  const { measured, same, executions, apart } = verdict;
  if (measured === 0 && apart === 0) return "nothing was measured: nothing undefined was left";
  const count = (n: number): string => n.toLocaleString("en");
  const told = `${count(same)} of ${count(measured)} undefined bits as the policy says, in ${count(executions)} observations`;
  return apart === 0
    ? told
    : `${told}; ${count(apart)} executions differ in defined bits (echolot fuzz looks into those)`;
}
