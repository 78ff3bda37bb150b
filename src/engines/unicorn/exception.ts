/** Unicorn's ways of saying that an instruction failed, in the words of the case format. */
import { type AccessKind, isCanonical } from "../../../oracle/index.ts";
import type { OutcomeStop } from "../../cases/case.ts";
import { EXCEPTIONS } from "../exceptions.ts";
import { type InvalidAccess, UC_MEM, UC_PROT } from "./api.ts";
import type { Facts } from "./instruction.ts";
import type { Mapping } from "./mapping.ts";

/** The stop for an exception (page faults come as failed accesses instead) that Unicorn reports as an interrupt which the instruction at `at` did not ask for. */
export function exceptionStop(vector: number, at: bigint): OutcomeStop {
  const fault = EXCEPTIONS[vector];
  if (fault) return { reason: "fault", at, fault };
  return { reason: "unsupported", at, why: `Unicorn raised exception ${vector}` };
}

export const accessKind = ({ kind }: InvalidAccess): AccessKind => {
  if (kind === UC_MEM.FETCH_UNMAPPED || kind === UC_MEM.FETCH_PROT) return "execute";
  return kind === UC_MEM.WRITE_UNMAPPED || kind === UC_MEM.WRITE_PROT ? "write" : "read";
};

/** The stop for a data access that failed in the instruction at `at`. */
export function dataStop(access: InvalidAccess, at: bigint, facts: Facts, mapping: Mapping): OutcomeStop {
  const kind = accessKind(access);
  // Unicorn calls a non-canonical address unmapped. Silicon raises #SS where the stack segment is used, else #GP.
  const last = BigInt.asUintN(64, access.address + BigInt(access.size - 1));
  if (!isCanonical(access.address) || !isCanonical(last)) {
    return { reason: "fault", at, fault: facts.stack.has(kind) ? "#SS" : "#GP" };
  }
  // Unicorn reads first what it is going to modify; silicon asks for the right to write at once.
  const told = kind === "read" && facts.modifiesMemory ? "write" : kind;
  return { reason: "fault", at, fault: "#PF", address: firstBlocked(access, told, mapping), access: told };
}

/** The first byte of the access that is not allowed; Unicorn names the first byte of the access. */
function firstBlocked({ address, size }: InvalidAccess, kind: AccessKind, mapping: Mapping): bigint {
  const needed = kind === "write" ? UC_PROT.WRITE : UC_PROT.READ;
  for (let n = 0; n < size; n++) if (!mapping.allows(address + BigInt(n), needed)) return address + BigInt(n);
  return address;
}

/** The stop for an instruction at `at` whose byte at `address` cannot be fetched. */
export function fetchStop(at: bigint, address: bigint): OutcomeStop {
  if (!isCanonical(address)) return { reason: "fault", at, fault: "#GP" };
  return { reason: "fault", at, fault: "#PF", address, access: "execute" };
}
