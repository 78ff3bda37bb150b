/** A stub for the known list: what can be told without understanding the fault. Why the engine is wrong has to be found out. */
import type { Decoded, Operand } from "../../oracle/index.ts";
import type { Divergence } from "../compare/attribute.ts";
import { lists, MEMORY } from "../compare/known/fields.ts";
import type { Arbitration } from "./arbitrate.ts";

/** File of the stub in a finding's folder. */
export const CANDIDATE_FILE = "known-candidate.ts";

export interface Candidate {
  readonly divergence: Divergence;
  readonly arbitration: Arbitration;
  /** Undefined where the bytes are no instruction. */
  readonly instruction: Decoded | undefined;
  /** Engines and their versions as the run described them. */
  readonly versions: readonly string[];
}

/** TypeScript. It compiles below src/compare/known, and excuses nothing before somebody has written its reason. */
export function candidateText(candidate: Candidate): string {
  const { divergence, arbitration, instruction } = candidate;
  const [engine = divergence.engine] = arbitration.wrong;
  const id = `${idPart(engine)}-${idPart(divergence.bucket.split(" | ").slice(0, 2).join(" "))}`;
  const mnemonic = instruction?.row.mnemonic;
  return `/**
 * Candidate: the processor agrees with the oracle. To be understood, narrowed, given a name of its own and listed in
 * src/compare/known/index.ts, with case.json beside this file as corpus/known/${id}.json (its id is then ${id}).
${candidate.versions.map((one) => ` * ${one.replaceAll("*/", "* /")}\n`).join("")} */
import type { KnownDivergence } from "./known.ts";

export const candidate: KnownDivergence = {
  id: ${JSON.stringify(id)},
  engines: ${JSON.stringify(arbitration.wrong)},
  versions: ${JSON.stringify(versionRange(engine, candidate.versions))},
  wrong: ${JSON.stringify(engine)},
  // to be written: what the engine does instead; without it \`known --check\` fails
  reason: "",
  // to be written: section of the manual, address of the upstream issue
  authority: [],
  witness: ${JSON.stringify(`silicon (${processorOf(candidate.versions)})`)},
  instructions: ${mnemonic === undefined ? '"any"' : JSON.stringify([mnemonic])},
  fields: [${fieldsOf(divergence)
    .map((field) => JSON.stringify(field))
    .join(", ")}],
  applies: ({ instruction }) =>
    ${predicate(instruction).join(" &&\n    ")},
  // to be narrowed: only the value that the fault computes
  excuses: () => false,
};
`;
}

const idPart = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** The one version that showed it. */
function versionRange(engine: string, versions: readonly string[]): string {
  const line = versions.find((one) => one.toLowerCase().startsWith(engine.toLowerCase()));
  return `=${/\d+\.\d+\.\d+/.exec(line ?? "")?.[0] ?? "0.0.0"}`;
}

/** `Intel family 6 model 167`: steppings and microcode of one model have answered alike so far. */
function processorOf(versions: readonly string[]): string {
  const line = versions.find((one) => /family \d/.test(one)) ?? "";
  const [, vendor = "unknown", family = "?", model = "?"] = /^(\w+).*family (\d+), model (\d+)/.exec(line) ?? [];
  return `${vendor} family ${family} model ${model}`;
}

function fieldsOf({ differences }: Divergence): string[] {
  const fields = differences.map(({ field }) => (lists([MEMORY], field) ? MEMORY : field));
  return [...new Set(fields)];
}

/** Row, width and kinds of operands: what the example is, and no more than it. */
function predicate(instruction: Decoded | undefined): string[] {
  if (!instruction) return ["instruction === undefined"];
  return [
    `instruction?.row.encoding === ${JSON.stringify(instruction.row.encoding)}`,
    `instruction.width === ${instruction.width}`,
    ...instruction.operands.map((operand, n) => operandText(operand, n)),
  ];
}

const operandText = ({ kind }: Operand, n: number): string =>
  `instruction.operands[${n}]?.kind === ${JSON.stringify(kind)}`;
