/** The sections of whichever container it is. */
import { isElf } from "./elf.ts";
import { elfSections } from "./elf-sections.ts";
import { escSections } from "./esc.ts";
import { isEsc } from "./esc-file.ts";
import type { ImageLimits } from "./image.ts";
import { isMachO, machOSections } from "./macho.ts";

import type { Section } from "./section.ts";

/**
 * Parts that lie in memory, in the order of the file; none where an ELF file has no section headers. They may overlap, and lie where
 * nothing is loaded: the file's word is not checked. Throws LoadError when it is malformed.
 */
export function readSections(bytes: Uint8Array, limits: ImageLimits): Section[] {
  if (isElf(bytes)) return elfSections(bytes);
  if (isMachO(bytes)) return machOSections(bytes);
  return isEsc(bytes) ? escSections(bytes, limits.segments) : [];
}
