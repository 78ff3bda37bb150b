/** The smallest profile under which a call ends as it did, by way of the same states. */
import {
  type CallResult,
  describeStop,
  isWithin,
  PROFILES,
  type Profile,
  type ProfileName,
} from "../../oracle/index.ts";
import type { CallRequest, EngineAnswer } from "../contracts/request.ts";
import type { CallEngine } from "./engine.ts";
import { statesOf } from "./states.ts";

export interface Smallest {
  readonly name: ProfileName;
  /** How the call ended under those that come before it. */
  readonly failed: ReadonlyMap<ProfileName, string>;
}

/** `answer` is the oracle's to `request`, whose own profile is the largest that is tried. */
export async function smallestProfile(
  oracle: CallEngine,
  request: CallRequest,
  answer: EngineAnswer,
): Promise<Smallest> {
  const own = PROFILES.find(({ name }) => name === (request.profile ?? "full"))!;
  const failed = new Map<ProfileName, string>();
  for (const profile of PROFILES) {
    if (profile === own || isEnough(profile, own, answer)) return { name: profile.name, failed };
    const end = await otherEnd(oracle, { ...request, profile: profile.name }, answer);
    if (end === undefined) return { name: profile.name, failed };
    failed.set(profile.name, end);
  }
  return { name: own.name, failed };
}

/** A smaller machine that has all that was executed does the same: no need to try. */
const isEnough = (profile: Profile, own: Profile, { features }: EngineAnswer): boolean =>
  isWithin(profile, own) && (features?.every((feature) => profile.features.has(feature)) ?? false);

/** How the call ends under another profile; undefined: just so. */
async function otherEnd(oracle: CallEngine, request: CallRequest, answer: EngineAnswer): Promise<string | undefined> {
  const other = await oracle.run(request);
  if ("broken" in other) return `no answer: ${other.broken}`;
  if (digestOf(other) === digestOf(answer)) return undefined;
  const { error, stop } = other.result;
  return stop?.reason === "unsupported" ? describeStop(stop) : `it ends in ${error}, or by way of other states`;
}

const digestOf = ({ result, observations }: EngineAnswer): string =>
  JSON.stringify([resultOf(result), statesOf(observations)]);

const resultOf = ({ error, output, steps }: CallResult): unknown[] => [
  error,
  Buffer.from(output).toString("hex"),
  steps,
];

/** What is wrong with the profile on record. */
export function unmetProfile(recorded: ProfileName | undefined, { name, failed }: Smallest): string[] {
  if (recorded === undefined || recorded === name) return [];
  const why = failed.get(recorded);
  if (why === undefined) return [`passes in the profile ${name} already, and ${recorded} is on record as the smallest`];
  return [`does not pass in the profile ${recorded} on record: ${why}`, `  the smallest that it passes in is ${name}`];
}
