/** A request answered: the starts of a program together where that is possible, every other case by itself. */
import { flags } from "../../../oracle/index.ts";
import type { MachineCase, Reply } from "../../cases/case.ts";
import { type Answer, packReplies } from "./answer.ts";
import { UnicornError } from "./api.ts";
import type { Starts } from "./compiled/starts.ts";
import { deadlyCode } from "./deadly.ts";
import { WrongCase } from "./mapping.ts";
import { CASE_WORDS, type Request, type Shared, unpackCase, unpackShared } from "./message.ts";
import type { UnicornRunner } from "./run-case.ts";
import { mayHaveLengths } from "./string-length.ts";

const [RFLAGS, AT, UNTIL] = [16, 19, 20];

export function answerRequest(runner: UnicornRunner, request: Request, starts?: Starts): Answer {
  const shared = unpackShared(request);
  const count = request.limits.length;
  if (starts) runStarts(starts, request, shared);
  const cases: (MachineCase | undefined)[] = [];
  const replies: (Reply | undefined)[] = [];
  for (let n = 0; n < count; n++) {
    const one = starts?.isDone(n) ? undefined : unpackCase(request, n, shared);
    cases.push(one);
    // what is not done although it was tried does not end at `until`, or changes more than there is room for
    replies.push(one && runner.run(one, request.precise[n] === 1 || starts?.wasTried(n)));
  }
  return packReplies(replies, cases, starts?.done());
}

/** Runs of cases after one another that share what is mapped. */
function runStarts(starts: Starts, request: Request, shared: Shared): void {
  starts.begin(request);
  for (let from = 0, to = 0; from < request.limits.length; from = to) {
    for (to = from + 1; to < request.limits.length && isSame(request, from, to); to++);
    if (!indices(from, to).some((n) => isPlain(request, n))) continue;
    const first = unpackCase(request, from, shared);
    if (!mayHaveLengths(first) && deadlyCode(first.code) === undefined) tryStarts(starts, request, first, from, to);
  }
}

function tryStarts(starts: Starts, request: Request, first: MachineCase, from: number, to: number): void {
  try {
    starts.run(first, from, to, (n) => isPlain(request, n));
  } catch (error) {
    // each case says it by itself
    if (!(error instanceof WrongCase || error instanceof UnicornError)) throw error;
  }
}

const indices = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, n) => from + n);

const isSame = ({ words, codeOf, memoryOf }: Request, one: number, other: number): boolean =>
  codeOf[one] === codeOf[other] &&
  memoryOf[one] === memoryOf[other] &&
  words[one * CASE_WORDS + AT] === words[other * CASE_WORDS + AT] &&
  words[one * CASE_WORDS + UNTIL] === words[other * CASE_WORDS + UNTIL];

/** It is expected to end at `until`, and asks for nothing that has to be looked at before. */
function isPlain({ words, limits, precise, rare }: Request, n: number): boolean {
  const at = n * CASE_WORDS;
  const isTraced = (Number(words[at + RFLAGS]) & flags.TF) !== 0;
  return precise[n] === 0 && !rare.has(n) && !isTraced && limits[n]! > 0 && words[at + AT] !== words[at + UNTIL];
}
