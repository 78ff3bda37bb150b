/** Everything that runs a case is an engine. Engines translate, run, translate back; they judge nothing. */
import type { MachineCase, Outcome, Reply } from "../cases/case.ts";

/** What another engine made of each case. An engine may choose its way by it, and never its answer. */
export type Hints = readonly Outcome[];

export interface Engine {
  /** As on the command line: `oracle`, `unicorn`, `cmd:./my-vm`. */
  readonly name: string;
  /** Version and, where it has one, path. */
  readonly description: string;
  /** Three numbers, as semantic versioning has them; left out by an engine that does not know. */
  readonly version?: string | undefined;
  /** Whether it has no instruction of a feature, so that cases which name it are skipped. Left out: it has whatever it is asked for. */
  readonly lacks?: ((feature: string) => boolean) | undefined;
  /** One reply a case, in order. A case that kills or hangs the engine costs that case only. Never rejects for a case's sake. */
  run(cases: readonly MachineCase[], hints?: Hints): Promise<Reply[]>;
  /** Why it answers no more, once it has failed too often in a row: whoever has more cases may stop. */
  readonly lost?: string | undefined;
  /** Leaves no process behind. What is under way is answered with failures. */
  close(): Promise<void>;
}

/** The environment lacks something: exit code 3. The message says what, and how to get it. */
export class EnvironmentLacks extends Error {}

/** Used wrongly: exit code 2. The message says what was expected. */
export class UsageError extends Error {}
