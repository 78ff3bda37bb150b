/** With REX.W lengths have 64 bits. */
import { REGISTERS, STATUS } from "./fields.ts";
import type { KnownDivergence } from "./known.ts";
import { isRex, readPrefixes } from "./prefix-bytes.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

const REX_W = 0x08;

export const stringLengthCut: KnownDivergence = {
  id: "unicorn-string-length-cut",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "PCMPESTRI and PCMPESTRM with REX.W keep 32 bits of the magnitude of a length",
  authority: [
    "SDM Vol. 2B, PCMPESTRI: RAX and RDX with REX.W, saturated",
    "QEMU corrected it in April 2022 (pcmp_elen)",
  ],
  instructions: ["PCMPESTRI64", "PCMPESTRM64"],
  fields: [...REGISTERS, "xmm0", ...STATUS],
  applies: () => true,
  // where these bits are those of a negative number its process would die: the engine skips that
  instead: ({ machineCase }) => {
    const { prefixes, rest } = readPrefixes(machineCase.code);
    const code = [...prefixes.map((byte) => (isRex(byte) ? byte & ~REX_W : byte)), ...rest];
    return { ...machineCase, code: Uint8Array.from(code) };
  },
};
