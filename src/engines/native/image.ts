/** A case's memory as the runner maps it: its regions, and pages for the code where no region holds it. */
import { type Access, PAGE_SIZE, type Run } from "../../../oracle/index.ts";
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
  #last: { readonly like: MachineCase; readonly number: number } | undefined;

  numberOf(one: MachineCase): number {
    if (this.#last && isAlike(one, this.#last.like)) return this.#last.number;
    this.#last = { like: one, number: this.#find(one) };
    return this.#last.number;
  }

  #find(one: MachineCase): number {
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

/** Nearly always: a batch of generated cases has one image. Code that ends in the same page as other code has the same pages. */
const isAlike = (one: MachineCase, other: MachineCase): boolean =>
  one.memory === other.memory && one.at === other.at && lastPage(one) === lastPage(other);

const lastPage = ({ at, code }: MachineCase): number => Math.ceil((Number(at & 0xfffn) + code.length) / PAGE_SIZE);

function imageOf({ memory }: MachineCase, { at, size, own }: CodePlace): Image {
  const regions = memory.map((region) => ({ ...region, protection: PROTECTION[region.access] }));
  const code = { at, size, protection: PROTECTION.rx, runs: [] };
  return (own ? [...regions, code] : regions).sort((a, b) => (a.at < b.at ? -1 : 1));
}
