/** A case's memory as the runner maps it: its regions, and pages for the code where no region holds it. */
import type { Access, Run } from "../../../oracle/index.ts";
import type { MachineCase } from "../../cases/case.ts";
import { type CodePlace, codePages } from "../../cases/layout.ts";

/** PROT_READ, PROT_WRITE, PROT_EXEC. */
const PROTECTION: Record<Access, number> = { r: 1, rw: 3, rx: 5, rwx: 7 };

export interface MappedRegion {
  readonly at: bigint;
  readonly size: number;
  readonly protection: number;
  readonly runs: readonly Run[];
}

/** Ascending. */
export type Image = readonly MappedRegion[];

/** Gives cases with the same array of regions, and code in the same pages, the same image. For one batch. */
export class Images {
  readonly #numbers = new Map<MachineCase["memory"], Map<string, number>>();
  readonly all: Image[] = [];

  numberOf(one: MachineCase): number {
    const place = codePages(one);
    const key = place.own ? `${place.at}/${place.size}` : "";
    const places = this.#numbers.get(one.memory) ?? new Map<string, number>();
    this.#numbers.set(one.memory, places);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, this.all.length);
    return this.all.push(imageOf(one, place)) - 1;
  }
}

function imageOf({ memory }: MachineCase, { at, size, own }: CodePlace): Image {
  const regions = memory.map((region) => ({ ...region, protection: PROTECTION[region.access] }));
  const code = { at, size, protection: PROTECTION.rx, runs: [] };
  return (own ? [...regions, code] : regions).sort((a, b) => (a.at < b.at ? -1 : 1));
}
