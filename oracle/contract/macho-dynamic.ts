/**
 * What a Mach-O file would need a dynamic linker for. ld64.lld 14 says that it does not implement `-static`, and names a dynamic linker
 * all the same (LC_LOAD_DYLINKER, and MH_PIE): what counts is whether there is anything to bind. Rebasing is nothing at the
 * address that the file was linked for, and that is where it is loaded. Weak definitions bind to themselves where nothing else is loaded.
 */
import { LoadError } from "./load-error.ts";
import type { LoadCommand } from "./macho-commands.ts";
import type { Reader } from "./reader.ts";

const LC_DYSYMTAB = 0xb;
const LC_DYLD_INFO = 0x22;
const LC_DYLD_INFO_ONLY = 0x8000_0022;
const LC_DYLD_CHAINED_FIXUPS = 0x8000_0034;
const LC_ENCRYPTION_INFO_64 = 0x2c;
/** LC_LOAD_DYLIB, LC_LAZY_LOAD_DYLIB, LC_LOAD_WEAK_DYLIB, LC_REEXPORT_DYLIB, LC_LOAD_UPWARD_DYLIB. */
const LIBRARIES: readonly number[] = [0xc, 0x20, 0x8000_0018, 0x8000_001f, 0x8000_0023];

/** Throws LoadError when the command asks for libraries, bindings, fix-ups or decryption. */
export function refuseDynamic({ type, reader }: LoadCommand, file: Reader): void {
  if (LIBRARIES.includes(type))
    throw new LoadError("a dynamically linked Mach-O file: link with -static, no libraries");
  if (type === LC_DYLD_INFO || type === LC_DYLD_INFO_ONLY) refuseBindings(reader);
  if (type === LC_DYSYMTAB) refuseRelocations(reader);
  if (type === LC_DYLD_CHAINED_FIXUPS) refuseChains(reader, file);
  if (type === LC_ENCRYPTION_INFO_64) refuseEncrypted(reader);
}

function refuseBindings(reader: Reader): void {
  const what = "LC_DYLD_INFO";
  reader.at = 20;
  const bind = reader.u32(what);
  reader.at = 36;
  if (bind > 0 || reader.u32(what) > 0) throw new LoadError("a Mach-O file with symbols to bind: nobody binds them");
}

/** `nextrel` of struct dysymtab_command. */
function refuseRelocations(reader: Reader): void {
  reader.at = 68;
  if (reader.u32("LC_DYSYMTAB") > 0) throw new LoadError("a Mach-O file with relocations: nobody applies them");
}

/** Pointers are links of a chain until somebody walks it; a table without chains is written too. */
function refuseChains(reader: Reader, file: Reader): void {
  const what = "the chained fix-ups";
  const offset = reader.u32("LC_DYLD_CHAINED_FIXUPS");
  file.seek(BigInt(offset), what);
  file.u32(what);
  file.seek(BigInt(offset) + BigInt(file.u32(what)), what);
  for (let left = file.u32(what); left > 0; left--)
    if (file.u32(what) !== 0) throw new LoadError("a Mach-O file with chained fix-ups: link with -no_fixup_chains");
}

function refuseEncrypted(reader: Reader): void {
  reader.at = 16;
  if (reader.u32("LC_ENCRYPTION_INFO_64") !== 0) throw new LoadError("an encrypted Mach-O file");
}
