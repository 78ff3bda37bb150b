/** The report as docs/undefined-bits.md. */
import { code, page, section, table } from "../pages/markdown.ts";
import { type Report, topics, verdictOf, verdictText } from "./report.ts";
import type { Point, Topic } from "./topic.ts";

/** The same for the same measurement: nothing in it depends on when or how fast it was made. */
export const policyPage = (report: Report): string =>
  page([
    `<!-- Written by \`${report.command} --write\`. Do not edit. -->`,
    "",
    "# Undefined bits",
    "",
    ...provenance(report),
    "",
    ...INTRODUCTION,
    ...section("How to read the tables", HOW_TO_READ),
    ...topics(report).flatMap((topic) => topicLines(topic, witnessOf(report))),
  ]);

const witnessOf = ({ engine }: Report): string => (engine.name === "native" ? "Processor" : "Engine");

const provenance = (report: Report): string[] => [
  `- command: ${code(report.command)}`,
  `- seed: ${report.seed}, ${report.executions} executions of each form`,
  `- oracle: ${report.oracle}`,
  `- ${witnessOf(report).toLowerCase()}: ${report.engine.description}`,
  `- result: ${verdictText(verdictOf(report))}`,
];

const INTRODUCTION = [
  "The manual leaves some flags and some results undefined. An ECHO VM cannot: two nodes that put different bits there would disagree",
  "about a contract. This page says what they must be, and what the processor named above put there.",
  "",
  "The policy is what current Intel cores do, where that is a rule that can be said in a sentence. Processors may differ from each other:",
  "the command above, on another one, tells whether and where. `--engine 'cmd:./my-vm'` measures a VM in the place of the processor.",
];

const HOW_TO_READ = [
  "- _Bit_: a status flag, or the destination where its value is undefined.",
  "- _When_: the condition under which it was looked at; counts are masked to five bits, to six for 64-bit operands.",
  "- _Forms_: encodings, where not all behave alike. Each row was measured at every operand size, with its operand in a register, in",
  "  memory, and in memory under LOCK where that is legal.",
  "- _Processor_ (_Engine_): the simplest rule that explains every execution; `varies` where none does, with the share of executions that each",
  "  rule explains.",
  "- _A VM must leave_: the same said of the oracle's own results.",
  "- _As for a count of 1_: the value that is defined for the same operands with a count of 1. _Of the result_: ZF, SF or PF as defined",
  "  for other instructions, of the destination (of the lower half of a product).",
];

const topicLines = (topic: Topic, witness: string): string[] =>
  section(topic.mnemonics.join(", "), [
    `Undefined (${topic.sections.join("; ")}): ${topic.manual}`,
    "",
    `Policy: ${topic.policy}`,
    "",
    ...table(["Bit", "When", "Forms", witness, "A VM must leave", "Same", "Observations"], topic.points.map(cellsOf)),
  ]);

const cellsOf = ({ bits, when, forms, engine, oracle, executions, same }: Point): string[] => [
  bits,
  when,
  forms || "all",
  engine,
  oracle,
  same === executions ? "yes" : `no: in ${((100 * same) / executions).toFixed(1)} %`,
  executions.toLocaleString("en"),
];
