/** Pipes that block, and files in memory. */
import { EnvironmentLacks } from "../engine.ts";
import { libc } from "./libc.ts";

const CLOSE_ON_EXEC = 0o2000000;

export interface Pipe {
  readonly from: number;
  readonly to: number;
}

/** Throws when the system has no descriptors left. */
export function pipe(): Pipe {
  const ends = new Int32Array(2);
  if (libc().pipe2(ends, CLOSE_ON_EXEC) !== 0) throw new Error("no pipe can be made");
  return { from: ends[0]!, to: ends[1]! };
}

/** A file of no bytes, gone with the last process that has it open. `name` is what /proc shows. Throws EnvironmentLacks. */
export function memoryFile(name: string): number {
  const file = libc().memfd(name, 1);
  if (file < 0) throw new EnvironmentLacks("the engine native cannot work here: memfd_create is refused.");
  return file;
}
