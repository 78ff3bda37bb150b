/** CALL that faults has not happened; processors have already stored the return address. */
import { addressOf, hasBytes, RSP } from "../known/observe.ts";
import type { Departure } from "./departure.ts";

const SIZE = 8n;

export const callTrace: Departure = {
  id: "silicon-call-trace",
  reason:
    "CALL to an address where it faults (not canonical) has stored the return address below RSP, and RSP is as before",
  authority: ["SDM Vol. 3A, 6.5 Exception Classifications: a fault leaves the state as it was"],
  seen: "Intel family 6: always",
  instructions: ["CALL"],
  fields: ["memory:*"],
  applies: ({ expected, actual }) => expected.stop.reason === "fault" && actual.stop.reason === "fault",
  excuses: (difference, { machineCase, instruction }) => {
    const next = machineCase.at + BigInt(instruction!.length);
    const bottom = machineCase.registers[RSP]! - SIZE;
    if (addressOf(difference) < bottom) return false;
    return hasBytes(difference, (at) => (at - bottom < SIZE ? byteOf(next, at - bottom) : undefined));
  },
};

const byteOf = (value: bigint, n: bigint): string => ((value >> (8n * n)) & 0xffn).toString(16).padStart(2, "0");
