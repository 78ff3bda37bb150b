/** A contract's memory on the processor: a file that the runner maps as we do, so that each sees at once what the other writes. */
import type { Access } from "../../oracle/index.ts";
import type { GuestFile } from "./guest-file.ts";
import { GuestMemory, type Held } from "./guest-memory.ts";

export class NativeMemory extends GuestMemory {
  #unmapped: Held[] = [];

  constructor(file: GuestFile) {
    super(file);
  }

  /** The guest has the region from its next run on. */
  override map(at: bigint, size: number, access: Access): Held {
    const region = super.map(at, size, access);
    this.#unmapped.push(region);
    return region;
  }

  /** Regions that the runner has not been told of, in the order of the file. */
  takeUnmapped(): readonly Held[] {
    const regions = this.#unmapped;
    this.#unmapped = [];
    return regions;
  }
}
