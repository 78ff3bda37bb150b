/** `host`: recorded answers for services, consumed in order. */
import { PAGE_SIZE, type Run } from "../../../oracle/index.ts";
import type { HostAnswer } from "../case.ts";
import { codePages, type Place } from "../layout.ts";
import { wrong } from "./error.ts";
import { hexOf, type Json, type JsonObject, list, number, objectOf } from "./fields.ts";
import { endOf, readRuns, writeRuns } from "./runs.ts";

const ANSWER_KEYS = new Set(["vector", "rax", "memory"]);

/** Throws FormatError, also for an answer that writes where nothing is mapped: it cannot have been recorded. */
export function readHost(value: Json, place: Place): HostAnswer[] {
  const rooms = [...place.memory, codePages(place)];
  return list(value, "host").map((one, n) => {
    const answer = readAnswer(one, `host[${n}]`);
    for (const run of answer.memory) checkMapped(run, rooms, `host[${n}].memory`);
    return answer;
  });
}

function readAnswer(value: Json, place: string): HostAnswer {
  const fields = objectOf(value, place, ANSWER_KEYS);
  return {
    vector: Number(number(fields.vector, `${place}.vector`, 8)),
    ...(fields.rax !== undefined && { rax: number(fields.rax, `${place}.rax`, 64) }),
    memory: fields.memory === undefined ? [] : readRuns(fields.memory, `${place}.memory`),
  };
}

function checkMapped(run: Run, rooms: readonly { at: bigint; size: number }[], place: string): void {
  for (let at = run.at; at < endOf(run); at += BigInt(PAGE_SIZE) - (at % BigInt(PAGE_SIZE))) {
    if (!rooms.some((room) => room.at <= at && at < room.at + BigInt(room.size))) {
      wrong(place, `writes at ${hexOf(at)}, where the case has no memory`);
    }
  }
}

export const writeHost = (answers: readonly HostAnswer[]): JsonObject[] =>
  answers.map(({ vector, rax, memory }) => ({
    vector: hexOf(vector),
    ...(rax !== undefined && { rax: hexOf(rax) }),
    ...(memory.length > 0 && { memory: writeRuns(memory) }),
  }));
