/** The oracle's documented departures from silicon. They are no faults of anybody: only the engine `native` shows them. */
import { appliesTo, type EngineIdentity } from "../known/applicable.ts";
import type { Witnessed } from "../known/known.ts";
import { callTrace } from "./call-trace.ts";
import type { Departure } from "./departure.ts";
import { enterTrace } from "./enter-trace.ts";
import { repeatAddress } from "./repeat-address.ts";

const SILICON = "native";

export const DEPARTURES: readonly Departure[] = [callTrace, enterTrace, repeatAddress];

/** Those that may show in this step on this engine. */
export const departuresOf = ({ name }: EngineIdentity, witnessed: Witnessed): readonly Departure[] =>
  name === SILICON ? DEPARTURES.filter((one) => appliesTo(one, witnessed)) : [];
