/** Tests of the engine `native` run where it can work; elsewhere they are skipped with the reason in their names. */
import { type Engine, EnvironmentLacks } from "../../engine.ts";
import { nativeEngine } from "../engine.ts";

/** Why the engine cannot be had here, or undefined. */
export const lacking: string | undefined = await reason();

/** For names of tests: nothing where they run. */
export const because = lacking === undefined ? "" : ` (skipped: ${lacking.split("\n")[0]})`;

async function reason(): Promise<string | undefined> {
  try {
    const engine: Engine = await nativeEngine();
    await engine.close();
    return undefined;
  } catch (error) {
    if (error instanceof EnvironmentLacks) return error.message;
    throw error;
  }
}
