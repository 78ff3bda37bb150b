/** Instructions that none of Unicorn's processor models has. */
import { ACCESS, BASES, ENDING, MEMORY, REGISTERS, STATUS, VECTORS } from "./fields.ts";
import type { KnownDivergence } from "./known.ts";
import { stoppedWith } from "./observe.ts";
import { undefinedOpcode } from "./raises-ud.ts";
import { ALL_SEEN, BEFORE_2_1 } from "./versions.ts";
import { SILICON } from "./witness.ts";

const NEVER_THERE = [
  ...["MOVDIRI", "MOVDIR64B", "SERIALIZE", "PCLMULQDQ", "GF2P8MULB", "GF2P8AFFINEQB", "GF2P8AFFINEINVQB"],
  ...["SHA1RNDS4", "SHA1NEXTE", "SHA1MSG1", "SHA1MSG2", "SHA256RNDS2", "SHA256MSG1", "SHA256MSG2"],
];
const LATE = ["POPCNT", "MOVBE", "RDFSBASE", "RDGSBASE", "WRFSBASE", "WRGSBASE", "CLFLUSHOPT", "CLWB"];

/** All of them in some version. */
export const LACKING: readonly string[] = [...NEVER_THERE, ...LATE];

export const lacksInstruction: KnownDivergence = lacks("unicorn-lacks-instruction", ALL_SEEN, NEVER_THERE);
export const lackedInstruction: KnownDivergence = lacks("unicorn-lacked-instruction", BEFORE_2_1, LATE);

function lacks(id: string, versions: string, instructions: readonly string[]): KnownDivergence {
  return {
    id,
    engines: ["unicorn"],
    versions,
    wrong: "unicorn",
    witness: SILICON,
    reason: `instructions that no model of it has raise #UD: ${instructions.join(", ")}`,
    authority: ["SDM Vol. 2, the instructions' pages", "silicon"],
    instructions,
    fields: [...REGISTERS, ...BASES, ...VECTORS, ...STATUS, ...ENDING, ...ACCESS, MEMORY],
    applies: ({ actual }) => stoppedWith(actual, "#UD"),
    instead: undefinedOpcode,
  };
}
