/** As rex-misplaced, where what the other instruction does shows only with the undefined bits that this engine left before it. */
import { decode, type OpcodeMaps } from "../../../oracle/index.ts";
import { withRexObeyed } from "../../engines/unicorn/as-read.ts";
import type { KnownProgram } from "./known.ts";
import { rexMisplaced } from "./rex-misplaced.ts";
import { SILICON } from "./witness.ts";

const { engines, versions, wrong, authority, fields } = rexMisplaced;

export const rexMisplacedLater: KnownProgram = {
  id: "unicorn-rex-misplaced-later",
  witness: SILICON,
  engines,
  versions,
  wrong,
  reason: "as unicorn-rex-misplaced, where it takes undefined bits of earlier instructions to show",
  authority,
  fields,
  insteadProgram: ({ machine }, program) => {
    const code = allObeyed(machine.maps, program.code);
    return code && { ...program, code };
  },
};

/** The program with the last REX of every instruction in front of its opcode; undefined when nothing moved. */
function allObeyed(maps: OpcodeMaps, code: Uint8Array): Uint8Array | undefined {
  const out = Uint8Array.from(code);
  let moved = false;
  for (let from = 0; from < code.length; ) {
    const decoded = decode(maps, code, from);
    if (typeof decoded !== "object") break;
    const other = withRexObeyed(code.subarray(from, from + decoded.length));
    if (other) out.set(other, from);
    moved ||= other !== undefined;
    from += decoded.length;
  }
  return moved ? out : undefined;
}
