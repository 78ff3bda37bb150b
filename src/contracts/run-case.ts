/** A contract case on one engine: one request for all its calls, and the outcome as case-format.md writes it. */
import { type CallResult, echoResult, LIMITS } from "../../oracle/index.ts";
import { writeBalances, writeStorage } from "./json/changes.ts";
import type { ContractCase } from "./json/contract-case.ts";
import { writeOperation } from "./json/operation.ts";
import type { Broken, CallRequest, EngineAnswer } from "./request.ts";

/** The last call is the one that the request is about; the others come before it. */
export function requestOf({ contracts, calls, chain, profile, gasSchedule, limit }: ContractCase): CallRequest {
  const [last, before] = [calls.at(-1)!, calls.slice(0, -1)];
  const { to, line, code, sender, value, gas } = last;
  const created = new Set(calls.flatMap((one) => (one.line === undefined ? [one.to] : [])));
  const there = [...contracts].filter(([id]) => !created.has(id) && id !== to);
  return {
    contract: code ?? contracts.get(to)!,
    ...(line !== undefined && { line }),
    chain: {
      ...chain,
      contracts: new Map(there.map(([id, container]) => [id, { code: container, creator: "1.2.0" }])),
      contractId: to,
      ...(sender !== undefined && { sender }),
      ...(value && { value }),
      ...(gas !== undefined && { gas }),
    },
    before,
    limits: limit === undefined ? LIMITS : { ...LIMITS, steps: limit },
    ...(profile && { profile }),
    ...(gasSchedule !== undefined && { gasSchedule }),
  };
}

/** ECHO's result object of each call, and what all of them together have changed. */
export function outcomeOf({ id, calls }: ContractCase, answer: EngineAnswer | Broken): Record<string, unknown> {
  if ("broken" in answer) return { id, error: `no answer: ${answer.broken}` };
  const results = [...answer.before, answer.result];
  return {
    id,
    calls: results.map((result, n) => callOutcome(calls[n]!.to, result)),
    storage: writeStorage(answer.changes),
    balances: writeBalances(answer.changes),
  };
}

/** What contracts did to each other stands beside ECHO's own fields, where there is any. */
function callOutcome(to: string, result: CallResult): Record<string, unknown> {
  const [, { result: object }] = echoResult(to, result);
  return { ...object, ...(result.operations.length > 0 && { operations: result.operations.map(writeOperation) }) };
}
