/** A contract's memory inside Unicorn: pages of ours that Unicorn maps, so that reading and comparing them costs no call. */
import type { Access } from "../../oracle/index.ts";
import { UC_PROT, type Unicorn } from "../engines/unicorn/api.ts";
import { GuestMemory, type Held } from "./guest-memory.ts";
import type { GuestPages } from "./guest-pages.ts";

const PROTECTION: Record<Access, number> = {
  r: UC_PROT.READ,
  rw: UC_PROT.READ | UC_PROT.WRITE,
  rx: UC_PROT.READ | UC_PROT.EXEC,
  rwx: UC_PROT.READ | UC_PROT.WRITE | UC_PROT.EXEC,
};

export class UnicornMemory extends GuestMemory {
  readonly #unicorn: Unicorn;

  constructor(unicorn: Unicorn, pages: GuestPages) {
    super(pages);
    this.#unicorn = unicorn;
  }

  override map(at: bigint, size: number, access: Access): Held {
    const region = super.map(at, size, access);
    this.#unicorn.map(at, region.live, PROTECTION[access]);
    return region;
  }

  /** Unicorn does not see our writes, and would run what it translated before. */
  override write(address: bigint, bytes: Uint8Array): readonly Held[] {
    const written = super.write(address, bytes);
    for (const { at, end, access } of written) if (access.includes("x")) this.#unicorn.forget(at, end);
    return written;
  }
}
