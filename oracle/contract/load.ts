/** From the bytes of a container to an image, whichever container it is. */
import { isElf, readElf } from "./elf.ts";
import { readEsc } from "./esc.ts";
import { isEsc } from "./esc-file.ts";
import type { Image, ImageLimits } from "./image.ts";
import { LoadError } from "./load-error.ts";
import { isMachO, readMachO } from "./macho.ts";

/** Reads an ELF, Mach-O or ESC container. Throws LoadError when it is none, malformed, or over a limit. */
export function loadImage(bytes: Uint8Array, limits: ImageLimits): Image {
  if (bytes.length > limits.containerBytes) {
    throw new LoadError(`${bytes.length} bytes: a contract has at most ${limits.containerBytes}`);
  }
  if (isElf(bytes)) return readElf(bytes, limits);
  if (isMachO(bytes)) return readMachO(bytes, limits);
  if (isEsc(bytes)) return readEsc(bytes, limits);
  throw new LoadError("neither ELF, nor Mach-O, nor ESC");
}
