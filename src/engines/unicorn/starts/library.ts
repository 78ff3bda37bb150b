/** The compiled starts.c, declared for koffi. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import koffi from "koffi";
import { projectFolder } from "../../../project.ts";

/** Where set-up puts it (scripts/set-up/native.mjs). */
const FILE = "dist/.native/starts.so";

export type StartsLibrary = NonNullable<ReturnType<typeof loadStarts>>;

/** Undefined where it has not been compiled or cannot be loaded (one of another system), or `ECHOLOT_STARTS=0` asks for the way without. */
export function loadStarts() {
  const path = join(projectFolder(), FILE);
  if (process.env.ECHOLOT_STARTS === "0" || !existsSync(path)) return undefined;
  try {
    return declareStarts(path);
  } catch {
    return undefined;
  }
}

function declareStarts(path: string) {
  const library = koffi.load(path);
  const func = <F extends (...args: never[]) => unknown>(name: string, result: string, args: string[]): F =>
    library.func(name, result, args) as unknown as F;
  return {
    /** Answers 0 where the library of Unicorn cannot be driven, or the tables are not those that it was compiled for. */
    open: func<
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
    run: func<(starts: bigint, tables: bigint, from: number, to: number, canEnd: number) => void>(
      "starts_run",
      "void",
      ["uint64", "uint64", "uint32", "uint32", "uint32"],
    ),
  };
}
