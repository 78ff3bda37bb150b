/** From the names on a command line to engines. */
import { type Engine, UsageError } from "./engine.ts";
import type { ExternalOptions } from "./external/engine.ts";
import { implementedFeatures, skippingWhatItLacks } from "./needs.ts";

const EXTERNAL = "cmd:";

/** Engines by name, loaded when they are wanted: not every command needs Unicorn's library. */
const BUILT_IN: Readonly<Record<string, () => Promise<Engine>>> = {
  oracle: async () => (await import("./oracle.ts")).oracleEngine(),
  unicorn: async () => whole(await (await import("./unicorn/engine.ts")).unicornEngine()),
  native: async () => whole(await (await import("./native/engine.ts")).nativeEngine()),
};

const whole = async (engine: Engine): Promise<Engine> => (await import("./whole-processor.ts")).wholeProcessor(engine);

export const ENGINE_NAMES = [...Object.keys(BUILT_IN), `${EXTERNAL}PROGRAM`];

/** `oracle`, `unicorn`, `cmd:./my-vm --args`. Rejects with UsageError (no such engine) or EnvironmentLacks (it cannot be had here). */
export async function openEngine(name: string, options: ExternalOptions = {}): Promise<Engine> {
  if (name.startsWith(EXTERNAL))
    return (await import("./external/engine.ts")).externalEngine(name.slice(EXTERNAL.length), options);
  if (!Object.hasOwn(BUILT_IN, name))
    throw new UsageError(`there is no engine "${name}"; there are ${ENGINE_NAMES.join(", ")}`);
  return skippingWhatItLacks(await BUILT_IN[name]!(), implementedFeatures());
}

/** Splits at commas; a program's arguments may have commas, so what follows a program is its own unless it names an engine. */
export function engineNames(list: string): string[] {
  const names: string[] = [];
  for (const piece of list.split(",")) {
    const name = piece.trim();
    if (names.at(-1)?.startsWith(EXTERNAL) && !isName(name)) names.push(`${names.pop()},${piece}`);
    else names.push(name);
  }
  const twice = names.find((name, n) => names.indexOf(name) !== n);
  if (twice !== undefined) throw new UsageError(`the engine ${twice} is named twice`);
  if (names.includes("")) throw new UsageError(`an engine without a name in "${list}"`);
  return names;
}

const isName = (text: string): boolean => text.startsWith(EXTERNAL) || Object.hasOwn(BUILT_IN, text);

/** Opens all, or none: the ones that were open are closed again when one cannot be. */
export async function openEngines(names: readonly string[], options: ExternalOptions = {}): Promise<Engine[]> {
  const engines: Engine[] = [];
  try {
    for (const name of names) engines.push(await openEngine(name, options));
    return engines;
  } catch (error) {
    await Promise.all(engines.map((engine) => engine.close()));
    throw error;
  }
}
