/** Case lines to outcome lines, in order, one each. A bad line is answered with an error and never stops the rest. */
import type { MachineCase } from "../cases/case.ts";
import { encodeReply, FormatError, idOf, readCase } from "../cases/codec.ts";
import { type ContractCase, isContractCase, readContractCase } from "../contracts/json/contract-case.ts";
import type { Engine } from "../engines/engine.ts";

/** What answers: machine cases in batches, contract cases one by one. */
export interface Answerers {
  readonly machine: Pick<Engine, "run">;
  /** The outcome as JSON. */
  readonly contract: (one: ContractCase) => Promise<Record<string, unknown>>;
}

type Read =
  | { readonly kind: "machine"; readonly one: MachineCase }
  | { readonly kind: "contract"; readonly one: ContractCase }
  /** The answer to a line that is no case. */
  | { readonly kind: "answered"; readonly line: string };

/** Answers for as many lines; undefined stands for a line that was too long to be read. Empty lines have no answer. */
export async function answerLines(answerers: Answerers, lines: readonly (string | undefined)[]): Promise<string[]> {
  const read = lines.filter((line) => line === undefined || line.trim() !== "").map(readLine);
  const cases = read.flatMap((one) => (one.kind === "machine" ? [one.one] : []));
  const replies = cases.length > 0 ? await answerers.machine.run(cases) : [];
  const answers: string[] = [];
  let next = 0;
  for (const one of read) {
    if (one.kind === "answered") answers.push(one.line);
    else if (one.kind === "machine") answers.push(encodeReply(replies[next++]!));
    else answers.push(JSON.stringify(await answerers.contract(one.one)));
  }
  return answers;
}

function readLine(line: string | undefined): Read {
  if (line === undefined) return answered(null, "the line is longer than 16 MiB");
  try {
    const value = JSON.parse(line) as unknown;
    if (isContractCase(value)) return { kind: "contract", one: readContractCase(value) };
    return { kind: "machine", one: readCase(value) };
  } catch (error) {
    if (error instanceof SyntaxError) return answered(null, `not JSON: ${error.message}`);
    if (!(error instanceof FormatError)) throw error;
    return answered(idOf(line), error.message);
  }
}

const answered = (id: string | number | null, error: string): Read => ({
  kind: "answered",
  line: JSON.stringify({ id, error }),
});
