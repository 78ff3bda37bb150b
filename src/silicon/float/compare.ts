/** The oracle's floating point against the processor's, on random operands and environments. */
import { setImmediate } from "node:timers/promises";
import { float } from "../../../oracle/index.ts";
import { Random } from "../../generate/random.ts";
import { drawMxcsr, drawNumber } from "./draw.ts";
import type { Operation } from "./operation.ts";
import type { Answer, Question, Witness } from "./witness.ts";

const EXCEPTIONS = 0x3f;
const BATCH = 50_000;

/** Integers of all sizes, and next to powers of two. */
const drawInteger = (random: Random): bigint =>
  BigInt.asUintN(
    64,
    ((1n << BigInt(random.below(64))) + BigInt(random.below(5) - 2)) * (random.chance(50) ? 1n : -1n),
  ) ^ (random.chance(50) ? random.wide() >> BigInt(random.below(64)) : 0n);

/** Minus the product of the others, or a number beside it: what fused multiply-add must not round twice. */
function drawAddend(random: Random, format: float.Format, a: bigint, b: bigint): bigint {
  if (random.chance(60)) return drawNumber(random, format, random.pick([a, b]));
  const { value } = float.multiply(format, float.environmentOf(0x1f80), a, b);
  return BigInt.asUintN(format.width, (value ^ format.sign) + BigInt(random.below(5) - 2));
}

const drawLanes = (random: Random): bigint =>
  (drawNumber(random, float.BINARY32) << 32n) | drawNumber(random, float.BINARY32);

export function drawQuestion(random: Random, { operands, hasAddend }: Operation): Question {
  const mxcsr = drawMxcsr(random);
  if (operands === "integer") return { a: drawInteger(random), b: 0n, c: 0n, mxcsr };
  if (operands === "two lanes") return { a: drawLanes(random), b: drawLanes(random), c: 0n, mxcsr };
  const a = drawNumber(random, operands);
  const b = drawNumber(random, operands, a);
  return { a, b, c: hasAddend ? drawAddend(random, operands, a, b) : 0n, mxcsr };
}

/** What both say of it, where they differ; otherwise undefined. */
function difference({ name, mask, result, define }: Operation, question: Question, answer: Answer): string | undefined {
  const environment = float.environmentOf(question.mxcsr);
  const { value, flags } = define(environment, question);
  const faulted = float.faults(environment, flags);
  const sameFlags = flags === (answer.mxcsr & EXCEPTIONS) && faulted === answer.faulted;
  if (sameFlags && (faulted || value === (answer[result] & mask))) return undefined;
  const operands = [question.a, question.b, question.c, question.mxcsr].map((one) => one.toString(16)).join(" ");
  const theirs = `${(answer[result] & mask).toString(16)} flags ${(answer.mxcsr & EXCEPTIONS).toString(16)} ${answer.faulted}`;
  return `${name} ${operands}: ${value.toString(16)} flags ${flags.toString(16)} ${faulted}, processor ${theirs}`;
}

/** What differs on these questions. */
export function differencesOn(witness: Witness, operation: Operation, questions: readonly Question[]): string[] {
  const answers = witness.ask(operation.code, questions);
  return questions.flatMap((question, n) => difference(operation, question, answers[n]!) ?? []);
}

/** The first few differences in `count` drawn questions; none is what a right definition gives. */
export async function differences(
  ...[witness, operation, count, seed]: [Witness, Operation, number, number]
): Promise<string[]> {
  const random = new Random(seed);
  const found: string[] = [];
  for (let left = count; left > 0 && found.length < 5; left -= BATCH) {
    const questions = Array.from({ length: Math.min(left, BATCH) }, () => drawQuestion(random, operation));
    found.push(...differencesOn(witness, operation, questions));
    // a test that keeps its process busy for a minute is given up by Vitest
    await setImmediate();
  }
  return found.slice(0, 5);
}
