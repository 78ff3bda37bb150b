/** What iced says an encoding does to the flags, in our masks; only of the eight flags that iced models and user mode can change. */
import { Decoder, DecoderOptions, Instruction, RflagsBits } from "iced-x86";
import { type FlagContract, flags } from "../../oracle/index.ts";

const BITS: readonly (readonly [RflagsBits, number])[] = [
  [RflagsBits.OF, flags.OF],
  [RflagsBits.SF, flags.SF],
  [RflagsBits.ZF, flags.ZF],
  [RflagsBits.AF, flags.AF],
  [RflagsBits.CF, flags.CF],
  [RflagsBits.PF, flags.PF],
  [RflagsBits.DF, flags.DF],
  [RflagsBits.AC, flags.AC],
];

const MODELLED = BITS.reduce((mask, [, ours]) => mask | ours, 0);

const ourMask = (theirs: number): number => BITS.reduce((mask, [bit, ours]) => (theirs & bit ? mask | ours : mask), 0);

/** Our contract without the flags that iced does not model (TF, NT, ID). */
export const modelled = ({ reads, writes, undefined: left }: FlagContract): FlagContract => ({
  reads: reads & MODELLED,
  writes: writes & MODELLED,
  undefined: left & MODELLED,
});

/** iced's contract for one instruction. The AMD option makes it read 66 on near branches, whose flags are the same. */
export function icedContract(bytes: Uint8Array): FlagContract {
  const decoder = new Decoder(64, bytes, DecoderOptions.AMD);
  const instruction = new Instruction();
  decoder.decodeOut(instruction);
  const contract = contractOf(instruction);
  decoder.free();
  instruction.free();
  return contract;
}

function contractOf({ rflagsRead, rflagsModified, rflagsUndefined }: Instruction): FlagContract {
  return { reads: ourMask(rflagsRead), writes: ourMask(rflagsModified), undefined: ourMask(rflagsUndefined) };
}

/** What at least one of the contracts allows. */
export const union = (contracts: readonly FlagContract[]): FlagContract => ({
  reads: contracts.reduce((mask, { reads }) => mask | reads, 0),
  writes: contracts.reduce((mask, { writes }) => mask | writes, 0),
  undefined: contracts.reduce((mask, contract) => mask | contract.undefined, 0),
});
