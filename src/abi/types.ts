/** The ten types of parameters, results and events, as a contract and the chain see them. */
import { VALUE_TYPES, type ValueType } from "../../oracle/index.ts";

export interface TypeRow {
  /** What is added to 0x40 (parameter), 0x50 (result), 0x70 (event). */
  readonly t: number;
  readonly name: string;
  /** In the signature that an event's hash is taken of. */
  readonly signature: string;
  readonly inMemory: string;
  readonly inOutput: string;
}

export const typeRows = (): TypeRow[] => VALUE_TYPES.map((type, t) => ({ t, name: type.name, ...formsOf(type) }));

function formsOf(type: ValueType): Omit<TypeRow, "t" | "name"> {
  if (type.name === "string")
    return {
      signature: "string",
      inMemory: "16 bytes: u64 pointer, u32 length, u32 unused; empty is {0, 0}",
      inOutput: "u32 length, then the bytes",
    };
  if (type.name === "bool") return { signature: "bool", inMemory: "1 byte, 0 or 1", inOutput: "1 byte, 0 or 1" };
  const bytes = `${type.bits / 8} ${type.bits === 8 ? "byte" : "bytes"}`;
  return {
    signature: `${type.signed ? "int" : "uint"}${type.bits}`,
    inMemory: `${bytes}, little-endian`,
    inOutput: `${bytes}, little-endian`,
  };
}
