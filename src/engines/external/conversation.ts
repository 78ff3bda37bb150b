/** A few cases sent ahead, their answers read in order, until all are answered or something is wrong. */

import type { Failure, MachineCase, Reply } from "../../cases/case.ts";
import { decodeReply, encodeCase, FormatError } from "../../cases/codec.ts";
import type { Heard, Program } from "./program.ts";

export interface Talk {
  /** Replies to the first cases, in order. */
  readonly replies: Reply[];
  /** What went wrong with the case behind them. The program is of no use afterwards. */
  readonly trouble?: Failure;
}

/** `limitMs`: how long the program may be silent while an answer is due. */
export async function converse(program: Program, cases: readonly MachineCase[], limitMs: number): Promise<Talk> {
  const replies: Reply[] = [];
  if (program.hasSpoken) return { replies, trouble: await unasked(program, cases[0]!) };
  for (const one of cases) program.send(encodeCase(one));
  for (const one of cases) {
    const reply = understand(await program.listen(limitMs), one, limitMs);
    if (reply.trouble) return { replies, trouble: reply.trouble };
    replies.push(reply.understood);
  }
  return { replies };
}

/** A line too many cannot be told from an early answer, so it is held against the case that comes next. */
async function unasked(program: Program, { id }: MachineCase): Promise<Failure> {
  const heard = await program.listen(0);
  const line = heard.kind === "line" ? shown(heard.line) : heard.kind;
  return { id, failure: "protocol", error: `it wrote a line before it was sent the case: ${line}` };
}

type Understood = { readonly understood: Reply; readonly trouble?: undefined } | { readonly trouble: Failure };

function understand(heard: Heard, one: MachineCase, limitMs: number): Understood {
  const fail = (failure: Failure["failure"], error: string): Understood => ({
    trouble: { id: one.id, failure, error },
  });
  if (heard.kind === "died") return fail("died", `the program ${heard.why}`);
  if (heard.kind === "too-long") return fail("protocol", "an answer of more than 16 MiB in one line");
  if (heard.kind === "silence") {
    return fail("hung", `no answer within ${limitMs / 1000} s (a program must flush its output after each line)`);
  }
  try {
    return { understood: decodeReply(heard.line, one) };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return fail("protocol", `${error.message} in: ${shown(heard.line)}`);
  }
}

const shown = (line: string): string => (line.length > 200 ? `${line.slice(0, 200)}…` : line);
