/** What is compiled of this folder, declared for koffi. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import koffi from "koffi";
import { projectFolder } from "../../../project.ts";

/** Where set-up puts it (scripts/set-up/native.mjs). */
const FILE = "dist/.native/unicorn.so";

export type Compiled = ReturnType<typeof declare>;

/** Kept: a library that nobody holds is closed, hooks and all. */
let loaded: Compiled | undefined;

/** Undefined where it has not been compiled or cannot be loaded (one of another system), or `ECHOLOT_STARTS=0` asks for the way without. */
export function loadCompiled(): Compiled | undefined {
  const path = join(projectFolder(), FILE);
  if (process.env.ECHOLOT_STARTS === "0" || !existsSync(path)) return undefined;
  try {
    loaded ??= declare(path);
    return loaded;
  } catch {
    return undefined;
  }
}

function declare(path: string) {
  const library = koffi.load(path);
  const func = <F extends (...args: never[]) => unknown>(name: string, result: string, args: string[]): F =>
    library.func(name, result, args) as unknown as F;
  return {
    /** Answers 0 where the library of Unicorn cannot be driven, or the tables are not those that it was compiled for. */
    openStarts: func<
      (
        library: string,
        engine: bigint,
        fresh: bigint,
        registers: Int32Array,
        writable: number,
        set: number,
        tables: number,
      ) => number | bigint
    >("starts_open", "uint64", ["str", "uint64", "uint64", "void *", "uint64", "uint64", "uint64"]),
    runStarts: func<(starts: bigint, tables: bigint, from: number, to: number, canEnd: number) => void>(
      "starts_run",
      "void",
      ["uint64", "uint64", "uint32", "uint32", "uint32"],
    ),
    /** Answers 0 where the library of Unicorn cannot be driven. */
    openSteps: func<(library: string, engine: bigint, count: bigint, ask: bigint, rflags: number) => number | bigint>(
      "steps_open",
      "uint64",
      ["str", "uint64", "uint64", "uint64", "int"],
    ),
  };
}
