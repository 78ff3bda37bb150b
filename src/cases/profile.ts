/** The profile among what a case needs: `features` has it as `profile:NAME`. */
import { type Profile, type ProfileName, profileNamed } from "../../oracle/index.ts";
import type { MachineCase } from "./case.ts";

/** How a profile stands among the features of a case. */
export const PROFILE = "profile:";

/** The features of a case that needs this profile and nothing else; none for the full one, which every case has by itself. */
export const needing = (name: ProfileName): Pick<MachineCase, "features"> =>
  name === "full" ? {} : { features: [`${PROFILE}${name}`] };

/** The profile that the case names; undefined when it names none, or one that there is not. */
export function profileOf({ features }: Pick<MachineCase, "features">): Profile | undefined {
  const named = features?.find(isProfile);
  return named === undefined ? undefined : profileNamed(named.slice(PROFILE.length));
}

export const isProfile = (feature: string): boolean => feature.startsWith(PROFILE);

/** What needs saying of a case made from another: its profile, and whatever else it needs. */
export const sameNeeds = ({ features }: Pick<MachineCase, "features">): Pick<MachineCase, "features"> =>
  features === undefined ? {} : { features };
