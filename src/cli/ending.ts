/** How a command ends when it did not simply finish: an exit code and what to tell the user. */
import { CommanderError } from "commander";
import { EnvironmentLacks, UsageError } from "../engines/engine.ts";

export interface Ending {
  /** 0 agreed, 1 diverged or failed, 2 used wrongly, 3 the environment lacks something, 130 interrupted. */
  readonly exitCode: number;
  /** Left out when it has been told already. */
  readonly message?: string;
}

/** The ending that an error means. A mistake of ours is exit code 1, its stack trace only with ECHOLOT_DEBUG set. */
export function endingOf(error: unknown, environment: NodeJS.ProcessEnv = process.env): Ending {
  if (error instanceof CommanderError) return { exitCode: error.exitCode === 0 ? 0 : 2 };
  if (error instanceof UsageError) return { exitCode: 2, message: `echolot: ${error.message}` };
  if (error instanceof EnvironmentLacks) return { exitCode: 3, message: `echolot: ${error.message}` };
  return { exitCode: 1, message: internalError(error, Boolean(environment.ECHOLOT_DEBUG)) };
}

function internalError(error: unknown, debug: boolean): string {
  if (debug && error instanceof Error) return error.stack ?? error.message;
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return `echolot: a mistake of Echolot's own: ${text}\nPlease report it with the command and the output under ECHOLOT_DEBUG=1.`;
}
