/** The guest's memory and registers at the first instruction of a contract (echo-vm.md, section 1; addresses: limits.ts). */
import type { Image } from "../contract/image.ts";
import { pagesOf } from "../contract/pages.ts";
import { RSP } from "../state.ts";
import type { AddressSpace } from "./address-space.ts";
import type { Limits } from "./limits.ts";
import type { Processor } from "./processor.ts";

/**
 * Maps image and stack. The word at rsp is 0: the `ret` that pops it ends the run (fits). rsp is 8 below a multiple of 16, as
 * after a `call`: compilers rely on it. Every other register is 0 (ours).
 */
export function start(processor: Processor, space: AddressSpace, image: Image, limits: Limits): void {
  for (const pages of pagesOf(image)) space.map(pages);
  for (const { at, bytes } of image.segments) space.fill(at, bytes);
  space.map({ at: limits.stackTop - BigInt(limits.stackBytes), size: limits.stackBytes, access: "rw" });
  processor.writeRegister(RSP, limits.stackTop - 8n);
}
