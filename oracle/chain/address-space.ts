/**
 * What of the guest's memory is mapped, and with which access. The chain side maps everything, so it alone can say whether
 * a pointer is good: services obey the guest's permissions on every processor alike.
 */
import { isCanonical } from "../bits.ts";
import type { PageRun } from "../contract/pages.ts";
import { CallError } from "./errors.ts";
import type { Guest } from "./processor.ts";

export class AddressSpace {
  readonly #guest: Guest;
  /** Some dozens at most: image runs, the stack, and one growing heap. Ascending order is not needed. */
  readonly #runs: { at: bigint; end: bigint; access: PageRun["access"] }[] = [];

  constructor(guest: Guest) {
    this.#guest = guest;
  }

  /** Maps zero-filled pages; a run that continues an equal one extends it. */
  map({ at, size, access }: PageRun): void {
    this.#guest.map(at, size, access);
    const before = this.#runs.find((run) => run.end === at && run.access === access);
    if (before) before.end += BigInt(size);
    else this.#runs.push({ at, end: at + BigInt(size), access });
  }

  /** Fills mapped memory whatever its permission: for loading, not for services. */
  fill(at: bigint, bytes: Uint8Array): void {
    this.#guest.write(at, bytes);
  }

  /** Bytes that the guest may read. A count of 0 touches nothing. CallError memory_invalid_access. */
  read(address: bigint, size: bigint): Uint8Array {
    this.#check(address, size, false);
    return size === 0n ? new Uint8Array(0) : this.#guest.read(address, Number(size));
  }

  /** Writes bytes where the guest may; nothing is written when any of them is out of reach. */
  write(address: bigint, bytes: Uint8Array): void {
    this.checkWritable(address, BigInt(bytes.length));
    if (bytes.length > 0) this.#guest.write(address, bytes);
  }

  /** CallError memory_invalid_access unless all `size` bytes may be written. */
  checkWritable(address: bigint, size: bigint): void {
    this.#check(address, size, true);
  }

  /** CallError memory_invalid_access unless all `size` bytes may be read. */
  checkReadable(address: bigint, size: bigint): void {
    this.#check(address, size, false);
  }

  #check(address: bigint, size: bigint, write: boolean): void {
    const end = address + size;
    for (let at = address; at < end; ) {
      const run = this.#runs.find((one) => one.at <= at && at < one.end);
      if (!run || (write && !run.access.includes("w"))) throw badPointer(address, size, write);
      at = run.end;
    }
  }
}

function badPointer(address: bigint, size: bigint, write: boolean): CallError {
  const kind = isCanonical(address) ? "" : " (not canonical)";
  const verb = write ? "written" : "read";
  return new CallError(
    "memory_invalid_access",
    `${size} bytes at 0x${address.toString(16)}${kind} cannot be ${verb} by a service`,
  );
}
