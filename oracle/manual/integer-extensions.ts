/** Words about the integer extensions: bits counted, extracted and scattered, carries side by side, moves with a twist. */
import { type Entry, entry, type Family } from "./entry.ts";

const CLEAR = "They are cleared.";
const parity: Entry["undefined"] = { when: "AF and PF, always.", policy: CLEAR };
const counted: Entry["undefined"] = { when: "OF, SF, PF and AF, always.", policy: CLEAR };

const bitCount: Family = {
  name: "Counting bits",
  file: "bit-count.ts",
  entries: [
    entry("POPCNT", "count of ones", {
      operation:
        "The destination becomes the number of ones in the source. ZF: there are none. The other five flags are cleared.",
    }),
    entry("TZCNT", "count of trailing zeros", {
      operation:
        "The destination becomes the number of zeros below the lowest 1 of the source, the operand size when there is none. CF: there is none. ZF: the count is 0.",
      undefined: counted,
      remarks: ["A machine without bmi1 ignores F3: it executes BSF."],
    }),
    entry("LZCNT", "count of leading zeros", {
      operation:
        "The destination becomes the number of zeros above the highest 1 of the source, the operand size when there is none. CF: there is none. ZF: the count is 0.",
      undefined: counted,
      remarks: ["A machine without lzcnt ignores F3: it executes BSR."],
    }),
  ],
};

const bmi1: Family = {
  name: "Bits of an operand (BMI1)",
  file: "bmi1.ts",
  entries: [
    entry("ANDN", "logical AND NOT", {
      operation:
        "The destination becomes the ones of the second source where the first has zeros. SF and ZF are those of the result, CF and OF are cleared.",
      undefined: parity,
    }),
    entry("BLSR", "reset the lowest 1", {
      operation:
        "The destination becomes the source without its lowest 1. CF: there was none. SF and ZF are those of the result, OF is cleared.",
      undefined: parity,
    }),
    entry("BLSMSK", "mask up to the lowest 1", {
      operation:
        "The destination becomes ones up to and including the lowest 1 of the source, all ones when there is none. CF: there was none. SF is that of the result, ZF and OF are cleared.",
      undefined: parity,
    }),
    entry("BLSI", "isolate the lowest 1", {
      operation:
        "The destination becomes the lowest 1 of the source alone. CF: there was one. SF and ZF are those of the result, OF is cleared.",
      undefined: parity,
    }),
    entry("BEXTR", "bit field extract", {
      operation:
        "The destination becomes the field of the first source that begins at the bit told by bits 7:0 of the second, and is as long as its bits 15:8 say; beyond the source there are zeros. ZF: the field is 0. CF and OF are cleared.",
      undefined: { when: "SF, AF and PF, always.", policy: CLEAR },
    }),
  ],
};

const bmi2: Family = {
  name: "Bits of an operand, and arithmetic without flags (BMI2)",
  file: "bmi2.ts",
  entries: [
    entry("BZHI", "zero high bits", {
      operation:
        "The destination becomes the first source with zeros from the bit on that bits 7:0 of the second tell. CF: that is beyond the source, all of which stays. SF and ZF are those of the result, OF is cleared.",
      undefined: parity,
    }),
    entry("PEXT", "parallel bits extract", {
      operation:
        "The bits of the first source where the second has ones move together at the bottom of the destination, in their order; above them there are zeros. No flag changes.",
    }),
    entry("PDEP", "parallel bits deposit", {
      operation:
        "The low bits of the first source go, in their order, to where the second has ones; elsewhere the destination has zeros. No flag changes.",
    }),
    entry("MULX", "unsigned multiply without flags", {
      operation:
        "rDX times the source, unsigned: the first destination receives the upper half, the second the lower one. Where both are one register it receives the upper half. No flag changes.",
    }),
    {
      page: "SHLX",
      mnemonics: ["SHLX", "SHRX", "SARX"],
      title: "shifts without flags",
      operation:
        "The destination becomes the first source, shifted by the second as SHL, SHR and SAR do: by its low 5 bits, its low 6 with 64-bit operands. No flag changes.",
    },
    entry("RORX", "rotate right without flags", {
      operation:
        "The destination becomes the source, rotated right by the low 5 bits of the immediate, the low 6 with 64-bit operands. No flag changes.",
    }),
  ],
};

const adx: Family = {
  name: "Two carry chains (ADX)",
  file: "adx.ts",
  entries: [
    entry("ADCX", "add with CF", {
      operation: "The sum of both operands and CF. CF: the unsigned sum did not fit. No other flag changes.",
    }),
    entry("ADOX", "add with OF", {
      operation: "The sum of both operands and OF. OF: the unsigned sum did not fit. No other flag changes.",
    }),
  ],
};

const crc: Family = {
  name: "Cyclic redundancy check",
  file: "crc.ts",
  entries: [
    entry("CRC32", "accumulate a CRC", {
      operation:
        "The low 32 bits of the destination become the check with Castagnoli's polynomial (11EDC6F41H, reflected, without inversion) over what they held and the source; a 64-bit destination has zeros above. No flag changes.",
    }),
  ],
};

const directMove: Family = {
  name: "Moves in another order or past the caches",
  file: "direct-move.ts",
  entries: [
    entry("MOVBE", "move with the bytes reversed", {
      operation: "The destination becomes the source with its bytes in reverse. No flag changes.",
      remarks: ["With 66 and REX.W it moves 64 bits."],
    }),
    entry("MOVDIRI", "move as a direct store", {
      operation:
        "The destination becomes the source, in one piece and past the caches, of which one processor notices nothing.",
    }),
    entry("MOVDIR64B", "move 64 bytes as a direct store", {
      operation:
        "64 bytes at the source are copied to the address that the first operand holds, in ES, which no override changes; all of them are read before one is written.",
      faults: {
        "#GP": "The destination is no multiple of 64; the source is looked at before, the destination's pages behind.",
      },
    }),
  ],
};

const segmentBase: Family = {
  name: "Segment bases",
  file: "segment-base.ts",
  entries: [
    {
      page: "RDFSBASE",
      mnemonics: ["RDFSBASE", "RDGSBASE"],
      title: "read the base of FS or GS",
      operation: "The destination becomes the base, of which a 32-bit destination receives the lower half.",
    },
    {
      page: "WRFSBASE",
      mnemonics: ["WRFSBASE", "WRGSBASE"],
      title: "write the base of FS or GS",
      operation: "The base becomes the source, with zeros above one of 32 bits.",
      faults: { "#GP": "The base would not be canonical." },
    },
  ],
};

const cache: Family = {
  name: "Cache lines and serialisation",
  file: "cache.ts",
  entries: [
    {
      page: "CLFLUSH",
      mnemonics: ["CLFLUSH", "CLFLUSHOPT", "CLWB"],
      title: "write back a cache line",
      operation: "Nothing: there is no cache. The byte that is named is accessed as by a read, and can fault.",
    },
    entry("SERIALIZE", "serialise execution", { operation: "Nothing: instructions are executed one after the other." }),
  ],
};

export const integerExtensions: readonly Family[] = [bitCount, bmi1, bmi2, adx, crc, directMove, segmentBase, cache];
