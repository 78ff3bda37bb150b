/** How the runner says that a case ended, in the words of the case format. */
import type { OutcomeStop } from "../../cases/case.ts";
import { EXCEPTIONS } from "../exceptions.ts";

/** What the runner tells of an ending; runner/protocol.h has the numbers. */
export interface Ending {
  readonly ending: number;
  readonly rip: bigint;
  /** The exception, or the vector. */
  readonly trap: number;
  /** The exception's error code, or an errno. */
  readonly error: number;
  /** CR2, or the address of what cannot be mapped. */
  readonly address: bigint;
}

const PAGE_FAULT = 14;
/** Bits of a page fault's error code (SDM 3A, 4.7). */
const WRITE = 2;
const FETCH = 16;

const EPERM = 1;
const EEXIST = 17;

type Telling = (told: Ending) => OutcomeStop;

const unsupported =
  (why: string): Telling =>
  ({ rip }) => ({ reason: "unsupported", at: rip, why });

const skip =
  (why: string): Telling =>
  ({ rip }) => ({ reason: "skip", at: rip, why });

const TELLINGS: Readonly<Record<number, Telling>> = {
  1: ({ rip }) => ({ reason: "until", at: rip }),
  2: () => ({ reason: "return", at: 0n }),
  3: ({ rip }) => ({ reason: "limit", at: rip }),
  4: faultStop,
  5: ({ rip, trap }) => ({ reason: "interrupt", at: rip, vector: trap }),
  6: unsupported("single-step (TF is set)"),
  7: unsupported("a system call, which was not executed"),
  8: skip("the CPU checks alignment while AC is set"),
  9: unsupported("the guest left its code segment (far transfer)"),
  10: unsupported("the instruction asks the machine itself"),
  11: skip("the case runs longer than its time, and the CPU does not count steps"),
  12: unmappable,
  13: ({ rip, address }) => skip(`the CPU does not take ${hex(address)} as a segment base`)({ rip } as Ending),
  15: skip("an instruction does not come to its end"),
  16: skip("a locked access across cache lines, which machines punish or never finish"),
  14: skip("an answer of the host writes where nothing is mapped"),
};

/** The stop, or undefined when the runner said something that it cannot have meant. */
export const stopOf = (told: Ending): OutcomeStop | undefined => TELLINGS[told.ending]?.(told);

const hex = (value: bigint): string => `0x${value.toString(16)}`;

function faultStop({ rip, trap, error, address }: Ending): OutcomeStop {
  const fault = EXCEPTIONS[trap];
  if (!fault) return { reason: "unsupported", at: rip, why: `the CPU raised exception ${trap}` };
  if (trap !== PAGE_FAULT) return { reason: "fault", at: rip, fault };
  const access = error & FETCH ? "execute" : error & WRITE ? "write" : "read";
  return { reason: "fault", at: rip, fault, address, access };
}

function unmappable({ rip, error, address }: Ending): OutcomeStop {
  const where = `the region at ${hex(address)}`;
  const why: Record<number, string> = {
    [EPERM]: `${where} is below the lowest address that the kernel maps`,
    [EEXIST]: `${where} lies over the runner's own memory`,
  };
  return { reason: "skip", at: rip, why: why[error] ?? `${where} cannot be mapped (errno ${error})` };
}
