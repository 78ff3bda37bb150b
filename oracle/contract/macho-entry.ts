/** Where a Mach-O executable starts: LC_MAIN of dynamic linkers, LC_UNIXTHREAD of `-static` and `-preload`. */
import { LoadError } from "./load-error.ts";
import type { LoadCommand } from "./macho-commands.ts";
import type { MachOSegment } from "./macho-segment.ts";
import type { Reader } from "./reader.ts";

const LC_UNIXTHREAD = 0x5;
const LC_MAIN = 0x8000_0028;
const x86_THREAD_STATE64 = 4;
/** rip is the seventeenth of the thread state's registers; the flavour and the count of words stand before them. */
const RIP_AT = 8 + 8 + 16 * 8;

/** Virtual address. The stack, and other registers of a thread state, are not taken from the file (ours). Throws LoadError. */
export function entryOf(commands: readonly LoadCommand[], segments: readonly MachOSegment[]): bigint {
  const entries = commands.flatMap(({ type, reader }) => {
    if (type === LC_MAIN) return [headerOf(segments) + reader.u64("LC_MAIN")];
    return type === LC_UNIXTHREAD ? [threadEntry(reader)] : [];
  });
  const [entry] = entries;
  if (entry === undefined || entries.length > 1)
    throw new LoadError(`a Mach-O file with ${entries.length} entry points: link with -e ___apply`);
  return BigInt.asUintN(64, entry);
}

/** LC_MAIN counts from the Mach-O header, which is the start of the segment that has the file's start. */
function headerOf(segments: readonly MachOSegment[]): bigint {
  const text = segments.find(({ fileOffset, fileSize }) => fileOffset === 0n && fileSize > 0n);
  if (!text) throw new LoadError("a Mach-O file that does not map its own header");
  return text.at;
}

function threadEntry(reader: Reader): bigint {
  const flavour = reader.u32("LC_UNIXTHREAD");
  if (flavour !== x86_THREAD_STATE64) throw new LoadError(`thread state ${flavour} is not that of x86-64 (4)`);
  reader.at = RIP_AT;
  return reader.u64("LC_UNIXTHREAD");
}
