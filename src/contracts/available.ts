/** Which engines can run contracts here. */
import { EnvironmentLacks } from "../engines/engine.ts";
import { locateRunner } from "../engines/native/locate.ts";
import { describeUnicorn } from "../engines/unicorn/locate.ts";
import type { EngineName } from "./request.ts";

/** What an engine lacks here and how to get it, or undefined when it is there. The kernel may still refuse the engine native. */
export function missingFrom(engine: EngineName): string | undefined {
  if (engine === "native") return missingRunner();
  if (engine === "oracle") return undefined;
  const found = describeUnicorn();
  return "version" in found ? undefined : found.missing;
}

function missingRunner(): string | undefined {
  try {
    locateRunner();
    return undefined;
  } catch (error) {
    if (error instanceof EnvironmentLacks) return error.message;
    throw error;
  }
}

/** The oracle and every other engine that is here. Throws EnvironmentLacks when there is no other. */
export function comparable(): readonly EngineName[] {
  const others = (["unicorn", "native"] as const).map((name) => ({ name, missing: missingFrom(name) }));
  const here = others.filter(({ missing }) => missing === undefined).map(({ name }) => name);
  if (here.length === 0) throw new EnvironmentLacks(others.map(({ missing }) => missing).join("\n"));
  return ["oracle", ...here];
}
