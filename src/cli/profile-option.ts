/** `--profile`, as every verb that has it understands it. */
import { Option } from "commander";
import { PROFILES, type ProfileName, profileNamed } from "../../oracle/index.ts";
import { UsageError } from "../engines/engine.ts";

/** The default is left to the verb where `hasDefault` is not set: a flag of `corpus` would hide the same flag of `corpus record`. */
export function profileOption(hasDefault = true): Option {
  const option = new Option("--profile <name>", `what the machine has: ${NAMES.join(", ")}`).argParser(profileName);
  return hasDefault ? option.default("full") : option;
}

const NAMES = PROFILES.map(({ name }) => name);

/** Throws UsageError. */
export function profileName(text: string): ProfileName {
  const found = profileNamed(text);
  if (found) return found.name;
  throw new UsageError(`there is no profile "${text}"; there are\n${PROFILE_LINES}`);
}

/** One line a profile, for help texts. */
export const PROFILE_LINES = PROFILES.map(({ name, about }) => `  ${name.padEnd(10)} ${about}`).join("\n");
