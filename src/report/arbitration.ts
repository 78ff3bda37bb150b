/** Who is outvoted, as lines and as JSON. */
import { type Arbitration, JUDGE, REPEATS } from "../arbitrate/arbitrate.ts";
import type { Ruling } from "../arbitrate/rulings.ts";
import { writeReply } from "../cases/codec.ts";

/** More fields tell no more than the first: where stops differ, everything follows from that. */
const SHOWN = 12;

/** One line a field, then what is to be known of the decision. */
export function arbitrationLines({ state, why, rulings, departures }: Arbitration): string[] {
  if (state === "unstable") return [`the processor did not answer alike ${REPEATS} times: nobody can say who is wrong`];
  if (state === "undecided") return [`not settled: ${why}`];
  const more = rulings.length - SHOWN;
  return [
    ...rulings.slice(0, SHOWN).map(rulingLine),
    ...(more > 0 ? [`… and ${more} more fields`] : []),
    ...(departures.length > 0 ? [`the oracle departs from the processor on purpose: ${departures.join(", ")}`] : []),
  ];
}

function rulingLine({ field, values, wrong }: Ruling): string {
  const told = [...values].map(([name, value]) => `${name} ${value}`).join(", ");
  return `${field}: ${told} → ${wrongText(wrong)}`;
}

/** `unicorn is wrong`, `oracle and unicorn are wrong`. */
export const wrongText = (wrong: readonly string[]): string =>
  wrong.length === 0 ? "nobody is wrong" : `${wrong.join(" and ")} ${wrong.length === 1 ? "is" : "are"} wrong`;

/** The machine's view: the outcome of every engine, and the rulings. */
export const arbitrationJson = (arbitration: Arbitration): object => ({
  state: arbitration.state,
  ...(arbitration.why !== undefined && { why: arbitration.why }),
  witness: JUDGE,
  repeats: REPEATS,
  wrong: arbitration.wrong,
  departures: arbitration.departures,
  fields: arbitration.rulings.map(({ field, values, wrong }) => ({ field, values: Object.fromEntries(values), wrong })),
  outcomes: Object.fromEntries(arbitration.ends.map(({ name, reply }) => [name, writeReply(reply)])),
});
