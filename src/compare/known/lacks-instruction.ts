/** Instructions that none of Unicorn's processor models has. */
import { ACCESS, BASES, ENDING, MEMORY, REGISTERS, STATUS, VECTORS } from "./fields.ts";
import type { KnownDivergence } from "./known.ts";
import { stoppedWith } from "./observe.ts";
import { undefinedOpcode } from "./raises-ud.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

export const LACKING: readonly string[] = [
  ...["POPCNT", "MOVBE", "MOVDIRI", "MOVDIR64B", "CLFLUSHOPT", "CLWB", "SERIALIZE"],
  ...["PCLMULQDQ", "GF2P8MULB", "GF2P8AFFINEQB", "GF2P8AFFINEINVQB"],
  ...["SHA1RNDS4", "SHA1NEXTE", "SHA1MSG1", "SHA1MSG2", "SHA256RNDS2", "SHA256MSG1", "SHA256MSG2"],
  ...["RDFSBASE", "RDGSBASE", "WRFSBASE", "WRGSBASE"],
];

export const lacksInstruction: KnownDivergence = {
  id: "unicorn-lacks-instruction",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "instructions that no model of it has raise #UD",
  authority: ["SDM Vol. 2, the instructions' pages", "silicon"],
  instructions: LACKING,
  fields: [...REGISTERS, ...BASES, ...VECTORS, ...STATUS, ...ENDING, ...ACCESS, MEMORY],
  applies: ({ actual }) => stoppedWith(actual, "#UD"),
  instead: undefinedOpcode,
};
