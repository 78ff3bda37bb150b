/** A case under a profile that it does not name itself. */
import type { ProfileName } from "../../oracle/index.ts";
import type { MachineCase } from "./case.ts";
import { isProfile, needing } from "./profile.ts";

/** The case as it is where it names a profile, or where the profile is the full one. */
export function underProfile(one: MachineCase, name: ProfileName): MachineCase {
  const { features: more } = needing(name);
  if (more === undefined || one.features?.some(isProfile)) return one;
  return { ...one, features: [...(one.features ?? []), ...more] };
}
