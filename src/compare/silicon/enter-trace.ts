/** ENTER that faults has not happened; processors have already stored part of the frame, or all of it. */
import type { Witnessed } from "../known/known.ts";
import { hasBytes, RBP, RSP } from "../known/observe.ts";
import type { Departure } from "./departure.ts";

export const enterTrace: Departure = {
  id: "silicon-enter-trace",
  reason: "ENTER that faults has stored what it could of the frame below RSP; RSP and RBP are as before",
  authority: ["SDM Vol. 3A, 6.5 Exception Classifications: a fault leaves the state as it was"],
  seen: "Intel family 6: always",
  instructions: ["ENTER"],
  fields: ["memory:*"],
  applies: ({ expected, actual }) => expected.stop.reason === "fault" && actual.stop.reason === "fault",
  excuses: (difference, witnessed) => hasBytes(difference, frameBytes(witnessed)),
};

/** The bytes of the frame by address: RBP on top, the words under RBP below it, and last the new frame's own address. */
function frameBytes(witnessed: Witnessed): (at: bigint) => string | undefined {
  const { machineCase, instruction } = witnessed;
  const size = instruction!.operandSize === 16 ? 2n : 8n;
  const [rsp, level] = [machineCase.registers[RSP]!, levelOf(witnessed)];
  return (at) => {
    const depth = rsp - 1n - at;
    if (depth < 0n || depth / size > level) return undefined;
    const word = depth / size;
    const byte = size - 1n - (depth % size);
    if (word === 0n) return text(machineCase.registers[RBP]!, byte);
    return word === level ? text(rsp - size, byte) : under(witnessed, word * size - byte);
  };
}

/** The byte so far below where RBP points. */
function under({ oracle, machineCase }: Witnessed, distance: bigint): string | undefined {
  const peeked = oracle.start(machineCase).memory.peek(machineCase.registers[RBP]! - distance, 1);
  return peeked && text(BigInt(peeked[0]!), 0n);
}

function levelOf({ instruction }: Witnessed): bigint {
  const level = instruction!.operands[1]!;
  return level.kind === "immediate" ? level.value % 32n : 0n;
}

const text = (value: bigint, byte: bigint): string => ((value >> (8n * byte)) & 0xffn).toString(16).padStart(2, "0");
