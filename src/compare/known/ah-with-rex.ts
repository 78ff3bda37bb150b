/** LAHF and SAHF use AH, whatever REX says. */
import { flags } from "../../../oracle/index.ts";
import type { Difference } from "../difference.ts";
import type { KnownDivergence, Witnessed } from "./known.ts";
import { RAX, RSP } from "./observe.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

const LOW_BYTE = 0xffn;

export const ahWithRex: KnownDivergence = {
  id: "unicorn-ah-with-rex",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "LAHF and SAHF with a REX prefix use SPL instead of AH",
  authority: ["SDM Vol. 2A, LAHF; Vol. 2B, SAHF", "https://github.com/unicorn-engine/unicorn/pull/2370"],
  instructions: ["LAHF", "SAHF"],
  fields: ["rax", "rsp", "SF", "ZF", "AF", "PF", "CF"],
  applies: ({ instruction }) => instruction?.prefixes.rex !== 0,
  excuses: (difference, witnessed) =>
    witnessed.instruction?.row.mnemonic === "LAHF" ? stored(difference, witnessed) : loaded(difference, witnessed),
};

/** LAHF leaves RAX alone and changes SPL to what belongs into AH. */
function stored({ field, actual }: Difference, { machineCase: { registers }, expected }: Witnessed): boolean {
  if (field === "rax") return BigInt(actual) === registers[RAX];
  const byte = (expected.registers[RAX]! >> 8n) & LOW_BYTE;
  return field === "rsp" && BigInt(actual) === ((registers[RSP]! & ~LOW_BYTE) | byte);
}

/** SAHF takes the flags from SPL. */
function loaded({ field, actual }: Difference, { machineCase: { registers } }: Witnessed): boolean {
  if (field === "rax" || field === "rsp") return false;
  const isSet = (Number(registers[RSP]! & LOW_BYTE) & flags.flagMask(field)) !== 0;
  return isSet === (actual === "1");
}
