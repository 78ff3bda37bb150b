/** Words for a shell: the command that replays a finding. */
import { encodeCase } from "../cases/codec.ts";
import type { Divergence } from "../compare/attribute.ts";

/** The word as a shell reads it back: as it is where nothing in it is special, else in single quotes. */
export const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/** What replays a case file, or a finding's folder, on the oracle and one engine. */
export const replayCommand = (file: string, engine: string): string =>
  `./echolot replay ${quoted(file)} --engines oracle,${quoted(engine)}`;

/** The same without a file: for a finding that could not be written. */
export const replayInline = ({ machineCase, engine }: Pick<Divergence, "machineCase" | "engine">): string =>
  `echo ${quoted(encodeCase(machineCase))} | ${replayCommand("-", engine)}`;
