/** `stop` of an outcome. */
import type { AccessKind, FaultName } from "../../../oracle/index.ts";
import type { OutcomeStop, StopReason } from "../case.ts";
import { wrong } from "./error.ts";
import { hexOf, type Json, type JsonObject, number, object, text, word } from "./fields.ts";

const REASONS: readonly StopReason[] = ["until", "return", "limit", "fault", "interrupt", "unsupported", "skip"];
const FAULTS: readonly FaultName[] = ["#DE", "#DB", "#BP", "#UD", "#NP", "#SS", "#GP", "#PF", "#MF", "#XM"];
const ACCESSES: readonly AccessKind[] = ["read", "write", "execute"];

/** Throws FormatError. `at` may be left out where nothing ran: of a skip, RIP is where the case begins. */
export function readStop(value: Json, start: bigint): OutcomeStop {
  const fields = object(value, "stop");
  const reason = word(fields.reason, "stop.reason", REASONS);
  const atIsGiven = fields.at !== undefined || reason !== "skip";
  const at = atIsGiven ? number(fields.at, "stop.at", 64) : start;
  if (reason === "fault") return { reason, at, ...readFault(fields) };
  if (reason === "interrupt") return { reason, at, vector: Number(number(fields.vector, "stop.vector", 8)) };
  if (reason === "skip" && fields.why === undefined) wrong("stop.why", "must tell why the case is skipped");
  return { reason, at, ...(fields.why !== undefined && { why: text(fields.why, "stop.why") }) };
}

function readFault(fields: JsonObject): Pick<OutcomeStop, "fault" | "address" | "access"> {
  return {
    fault: word(fields.fault, "stop.fault", FAULTS),
    ...(fields.address !== undefined && { address: number(fields.address, "stop.address", 64) }),
    ...(fields.access !== undefined && { access: word(fields.access, "stop.access", ACCESSES) }),
  };
}

export const writeStop = ({ reason, at, fault, address, access, vector, why }: OutcomeStop): JsonObject => ({
  reason,
  at: hexOf(at),
  ...(fault !== undefined && { fault }),
  ...(address !== undefined && { address: hexOf(address) }),
  ...(access !== undefined && { access }),
  ...(vector !== undefined && { vector: hexOf(vector) }),
  ...(why !== undefined && { why }),
});
