/**
 * Mach-O: 64-bit executables of x86-64, as clang and ld64.lld link them with `-static -e ___apply` (echo-vm.md, section 2: doc;
 * what is mapped and what is refused: ours). Segments are mapped at their own addresses with their initial protection.
 */
import type { Image, ImageLimits } from "./image.ts";
import { makeImage } from "./image.ts";
import { LoadError } from "./load-error.ts";
import { readCommands } from "./macho-commands.ts";
import { refuseDynamic } from "./macho-dynamic.ts";
import { entryOf } from "./macho-entry.ts";
import { LC_SEGMENT_64, type MachOSegment, mappedPart, readSegmentCommand } from "./macho-segment.ts";
import { readSymbols } from "./macho-symbols.ts";
import { Reader } from "./reader.ts";
import type { Section } from "./section.ts";

export { isMachO } from "./macho-commands.ts";

/** Reads an executable that needs no dynamic linker. Throws LoadError on anything else. */
export function readMachO(bytes: Uint8Array, limits: ImageLimits): Image {
  const file = new Reader(bytes);
  const commands = readCommands(bytes);
  for (const command of commands) refuseDynamic(command, file);
  const parts = segmentsOf(commands);
  const segments = parts.map((one) => mappedPart(file, one)).filter((one) => one !== undefined);
  const symbols = readSymbols(commands, file, sectionsOf(parts));
  return makeImage({ format: "Mach-O", entry: entryOf(commands, parts), segments, symbols }, limits);
}

/** Sections that are not empty. Throws LoadError. */
export const machOSections = (bytes: Uint8Array): Section[] => sectionsOf(segmentsOf(readCommands(bytes)));

const segmentsOf = (commands: ReturnType<typeof readCommands>): MachOSegment[] =>
  commands.filter(({ type }) => type === LC_SEGMENT_64).map(readSegmentCommand);

/** A symbol has one byte for the number of its section. */
const MOST_SECTIONS = 255;

function sectionsOf(segments: readonly MachOSegment[]): Section[] {
  const sections = segments.flatMap((one) => one.sections);
  if (sections.length > MOST_SECTIONS) throw new LoadError(`${sections.length} sections: more than ${MOST_SECTIONS}`);
  return sections;
}
