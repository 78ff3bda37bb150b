/** The bytes of an image that can be executed, and the instructions in them. Addresses are numbers here: images end far below 2^53. */
import { type Decoded, type DecodeFailure, decode, type Image, type Segment, tableOf } from "../../oracle/index.ts";

/** Half-open, in bytes. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export const rangeOf = ({ at, memorySize }: Pick<Segment, "at" | "memorySize">): Range => ({
  from: Number(at),
  to: Number(at) + memorySize,
});

export const isIn = (address: number, { from, to }: Range): boolean => address >= from && address < to;

export interface CodeSpace {
  /** Whether an instruction may begin here: executable, and a byte of the file. */
  has(address: number): boolean;
  /** The byte; only where `has` it. */
  byte(address: number): number;
  /** With every feature of the table: what a profile lacks is to be found, too. */
  decode(address: number): Decoded | DecodeFailure;
}

export function codeSpace({ segments }: Image): CodeSpace {
  const { maps } = tableOf("full");
  const parts = segments
    .filter(({ executable }) => executable)
    .map(({ at, bytes }) => ({ bytes, from: Number(at), to: Number(at) + bytes.length }));
  const partAt = (address: number) => parts.find((part) => isIn(address, part));
  return {
    has: (address) => partAt(address) !== undefined,
    byte: (address) => {
      const part = partAt(address)!;
      return part.bytes[address - part.from]!;
    },
    decode: (address) => {
      const part = partAt(address);
      return part ? decode(maps, part.bytes, address - part.from) : "truncated";
    },
  };
}
