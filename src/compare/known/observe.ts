/** What predicates look at in outcomes and differences. */
import type { FaultName } from "../../../oracle/index.ts";
import type { MachineCase, Outcome } from "../../cases/case.ts";
import type { Difference } from "../difference.ts";

export const RAX = 0;
export const RCX = 1;
export const RSP = 4;
export const RBP = 5;

export const stoppedWith = ({ stop }: Outcome, fault: FaultName): boolean => stop.fault === fault;

/** A fault of a write to memory. */
export const failedToWrite = ({ stop }: Outcome): boolean => stop.fault === "#PF" && stop.access === "write";

/** The address of a difference in memory. */
export const addressOf = ({ field }: Difference): bigint => BigInt(field.slice("memory:".length));

export const isInMemory = ({ field }: Difference): boolean => field.startsWith("memory:");

/** The byte that the outcome has changed at an address, as two digits; undefined where nothing changed. */
export function changedByte({ memory }: Outcome, at: bigint): string | undefined {
  for (const run of memory) {
    const offset = Number(at - run.at);
    if (offset >= 0 && offset < run.bytes.length) return run.bytes[offset]!.toString(16).padStart(2, "0");
  }
  return undefined;
}

/** Whether every byte that the engine has there is what `byteAt` says. A byte that it left alone, `..`, is not. */
export function hasBytes(difference: Difference, byteAt: (at: bigint) => string | undefined): boolean {
  const digits = difference.actual.match(/../g) ?? [];
  const first = addressOf(difference);
  return digits.every((byte, n) => byte === byteAt(first + BigInt(n)));
}

/** Whether any region of the case has the address. */
export const isMapped = ({ memory }: MachineCase, address: bigint): boolean =>
  memory.some(({ at, size }) => at <= address && address < at + BigInt(size));
