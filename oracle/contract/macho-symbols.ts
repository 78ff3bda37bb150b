/** LC_SYMTAB: defined symbols, with their names as the linker has them (`___apply`). */
import type { ContractSymbol } from "./image.ts";
import { LoadError } from "./load-error.ts";
import type { LoadCommand } from "./macho-commands.ts";
import { Reader } from "./reader.ts";
import type { Section } from "./section.ts";
import { textAt } from "./text.ts";

const LC_SYMTAB = 2;
const ENTRY_SIZE = 16;
/** Debugging symbols have one of these bits. */
const N_STAB = 0xe0;
const N_TYPE = 0x0e;
const N_SECT = 0x0e;

/** Throws LoadError when the table is not all in the file. */
export function readSymbols(
  commands: readonly LoadCommand[],
  file: Reader,
  sections: readonly Section[],
): ContractSymbol[] {
  const table = commands.find(({ type }) => type === LC_SYMTAB)?.reader;
  if (!table) return [];
  const what = "LC_SYMTAB";
  const [offset, count, stringsAt, stringsSize] = [table.u32(what), table.u32(what), table.u32(what), table.u32(what)];
  if (count > file.length / ENTRY_SIZE) throw new LoadError(`${count} symbols: more than the file can hold`);
  const entries = new Reader(part(file, offset, count * ENTRY_SIZE));
  const strings = part(file, stringsAt, stringsSize);
  return Array.from({ length: count }, () => readSymbol(entries, strings, sections)).filter((one) => one !== undefined);
}

function part(file: Reader, offset: number, size: number): Uint8Array {
  file.seek(BigInt(offset), "the symbol table");
  return file.bytes(size, "the symbol table");
}

function readSymbol(entries: Reader, strings: Uint8Array, sections: readonly Section[]): ContractSymbol | undefined {
  const what = "a symbol";
  const nameAt = entries.u32(what);
  const type = entries.u8(what);
  entries.u8(what);
  entries.u16(what);
  const at = entries.u64(what);
  if (type & N_STAB || (type & N_TYPE) !== N_SECT) return undefined;
  return { name: textAt(strings, nameAt), at, kind: isInCode(at, sections) ? "function" : "object" };
}

const isInCode = (address: bigint, sections: readonly Section[]): boolean =>
  sections.some(({ at, memorySize, executable }) => executable && address >= at && address < at + BigInt(memorySize));
