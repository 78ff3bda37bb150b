/** The engines that are there to hold the oracle against: a command that names none takes them all. */
import { type Engine, EnvironmentLacks } from "./engine.ts";
import { openEngine } from "./open.ts";

/** Those that share no semantics with the oracle. Unicorn is asked first, and the processor decides. */
export const WITNESSES = ["unicorn", "native"] as const;

export interface Witnesses {
  readonly engines: Engine[];
  /** Those that cannot be had here, and why. */
  readonly absent: ReadonlyMap<string, string>;
}

/** Opens every witness that is here. Throws EnvironmentLacks when there is none. */
export async function openWitnesses(names: readonly string[] = WITNESSES): Promise<Witnesses> {
  const engines: Engine[] = [];
  const absent = new Map<string, string>();
  for (const name of names) {
    const opened = await openEngine(name).catch(lacking);
    if (opened instanceof EnvironmentLacks) absent.set(name, opened.message);
    else engines.push(opened);
  }
  if (engines.length === 0) throw new EnvironmentLacks([...absent.values()].join("\n"));
  return { engines, absent };
}

function lacking(error: unknown): EnvironmentLacks {
  if (error instanceof EnvironmentLacks) return error;
  throw error;
}
