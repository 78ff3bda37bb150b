/** ESC to an image: `kind` 1 is readable and executable, bit 0 of `flags` makes a section writable, the rest is read-only (ours). */
import { type EscContent, parseEsc } from "./esc-file.ts";
import type { Image, ImageLimits, Segment } from "./image.ts";
import { makeImage } from "./image.ts";
import type { Section } from "./section.ts";

export const ESC_CODE = 1;
export const ESC_WRITABLE = 1;

/** Reads an ESC container. Throws LoadError on anything malformed, bytes behind the symbols included. */
export function readEsc(bytes: Uint8Array, limits: ImageLimits): Image {
  const { entry, sections, symbols } = parseEsc(bytes, limits.segments);
  return makeImage(
    { format: "ESC", entry, segments: sections.map(segmentOf), symbols: symbols.map((at) => ({ at })) },
    limits,
  );
}

const segmentOf = ({ kind, flags, at, memorySize, bytes }: EscContent): Segment => ({
  at,
  bytes,
  memorySize,
  ...accessOf(kind, flags),
});

const accessOf = (kind: number, flags: number): Pick<Segment, "writable" | "executable"> => ({
  writable: (flags & ESC_WRITABLE) !== 0,
  executable: kind === ESC_CODE,
});

/** Sections that are not empty, `most` at most. Throws LoadError. */
export const escSections = (file: Uint8Array, most: number): Section[] =>
  parseEsc(file, most)
    .sections.filter(({ memorySize }) => memorySize > 0)
    .map(sectionOf);

const sectionOf = ({ kind, flags, at, memorySize, bytes }: EscContent): Section => ({
  name: `kind ${kind}`,
  at,
  memorySize,
  fileSize: bytes.length,
  ...accessOf(kind, flags),
  flags,
  role: "plain",
});
