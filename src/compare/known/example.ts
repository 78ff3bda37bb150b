/** The example of every known divergence: `corpus/known/<id>.json`, a case that must still reproduce it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { MachineCase } from "../../cases/case.ts";
import { decodeCase } from "../../cases/codec.ts";
import { projectFolder } from "../../project.ts";

/** Relative to the project, as one types it. */
export const examplePath = (id: string): string => `corpus/known/${id}.json`;

/** Throws when there is none, when it is no case, or when it is another entry's. */
export function readExample(id: string): MachineCase {
  const one = decodeCase(readFileSync(join(projectFolder(), examplePath(id)), "utf8"));
  if (one.id !== id) throw new Error(`${examplePath(id)} is the example of ${one.id}`);
  return one;
}
