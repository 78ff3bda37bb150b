/** The ELF symbol table: functions, objects and labels with their names. */
import { contentOf, type SectionHeader } from "./elf-sections.ts";
import type { ContractSymbol } from "./image.ts";
import { Reader } from "./reader.ts";
import { textAt } from "./text.ts";

const SHT_SYMTAB = 2;
const SYMBOL_SIZE = 24;
/** Sections, files and thread-local variables name no place that a reader of traces looks for. */
const KINDS: Readonly<Record<number, ContractSymbol["kind"] | "label">> = { 0: "label", 1: "object", 2: "function" };
const SHN_UNDEF = 0;
/** Behind here are no sections, but meanings: SHN_ABS, SHN_COMMON. */
const SHN_LORESERVE = 0xff00;

/** None when the file is stripped. Throws LoadError when a table is not all there. */
export function readSymbols(reader: Reader, headers: readonly SectionHeader[]): ContractSymbol[] {
  const table = headers.find(({ type }) => type === SHT_SYMTAB);
  const names = table && headers[table.link];
  if (!table || !names) return [];
  const entries = new Reader(contentOf(reader, table));
  const strings = contentOf(reader, names);
  const symbols: ContractSymbol[] = [];
  while (entries.length - entries.at >= SYMBOL_SIZE) {
    const symbol = readSymbol(entries, strings);
    if (symbol) symbols.push(symbol);
  }
  return symbols;
}

function readSymbol(entries: Reader, strings: Uint8Array): ContractSymbol | undefined {
  const what = "a symbol";
  const nameAt = entries.u32(what);
  const kind = KINDS[entries.u8(what) & 15];
  entries.u8(what);
  const section = entries.u16(what);
  const at = entries.u64(what);
  entries.u64(what);
  if (!kind || section === SHN_UNDEF || section >= SHN_LORESERVE) return undefined;
  const name = textAt(strings, nameAt);
  return kind === "label" ? { name, at } : { name, at, kind };
}
