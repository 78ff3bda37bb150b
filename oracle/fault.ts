/** What ends an instruction early. Guest behaviour is data: these are thrown inside one step and caught in machine.ts only. */

export type FaultName = "#DE" | "#DB" | "#BP" | "#UD" | "#NP" | "#SS" | "#GP" | "#PF" | "#MF" | "#XM";
export type AccessKind = "read" | "write" | "execute";

/** A fault of the guest. No Error: a stack trace would cost more than the instruction. */
export class GuestFault {
  readonly fault: FaultName;
  /** The first byte that could not be accessed, where the processor would report one. */
  readonly address: bigint | undefined;
  readonly access: AccessKind | undefined;
  constructor(fault: FaultName, address?: bigint, access?: AccessKind) {
    this.fault = fault;
    this.address = address;
    this.access = access;
  }
}

/** `int N`, `int3`, `int1`: the guest asks its host for something. */
export class GuestInterrupt {
  readonly vector: number;
  constructor(vector: number) {
    this.vector = vector;
  }
}

/** An encoding that exists and is not executed here: planned, or refused with a class. Never an agreement with anybody. */
export class Unsupported {
  readonly why: string;
  constructor(why: string) {
    this.why = why;
  }
}

export const divideError = (): GuestFault => new GuestFault("#DE");
export const invalidOpcode = (): GuestFault => new GuestFault("#UD");
export const generalProtection = (): GuestFault => new GuestFault("#GP");
