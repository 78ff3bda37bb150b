/** Words for a shell: the command that replays a finding. */
import { encodeCase } from "../cases/codec.ts";
import { profileOf } from "../cases/profile.ts";
import type { Divergence } from "../compare/attribute.ts";

/** The word as a shell reads it back: as it is where nothing in it is special, else in single quotes. */
export const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/** What replays a case file, or a finding's folder, on the oracle and other engines. */
export const replayCommand = (file: string, ...engines: readonly string[]): string =>
  `./echolot replay ${quoted(file)} --engines ${["oracle", ...engines.map(quoted)].join(",")}`;

/** With the words that have undefined bits compared, and the profile of the case, where it was found so. */
export function asFound(command: string, { strict, machineCase }: Pick<Divergence, "strict" | "machineCase">): string {
  const profile = profileOf(machineCase)?.name;
  return [command, ...(strict ? ["--strict"] : []), ...(profile ? [`--profile ${profile}`] : [])].join(" ");
}

/** The same without a file: for a finding that could not be written. */
export const replayInline = (
  { machineCase, engine }: Pick<Divergence, "machineCase" | "engine">,
  engines: readonly string[] = [engine],
): string => `echo ${quoted(encodeCase(machineCase))} | ${replayCommand("-", ...engines)}`;
