/** Node.js, a C compiler, and the processor that everything runs on. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { release, type } from "node:os";
import { delimiter, join } from "node:path";
import { processorName } from "../engines/native/processor.ts";
import type { Item } from "./item.ts";

export const toolItems = (environment: NodeJS.ProcessEnv = process.env): Item[] => [
  { kind: "tool", name: "node", required: true, version: process.versions.node, path: process.execPath },
  gccItem(environment.PATH ?? ""),
  { kind: "machine", name: "system", required: false, version: `${type()} ${release()} ${process.arch}` },
  { kind: "machine", name: "processor", required: false, version: processorName() },
];

function gccItem(searchPath: string): Item {
  const path = searchPath
    .split(delimiter)
    .map((folder) => join(folder, "gcc"))
    .find((file) => existsSync(file));
  const head = { kind: "tool", name: "gcc", required: false } as const;
  if (!path)
    return {
      ...head,
      missing:
        "only needed to compile contracts, the engine native and what makes Unicorn faster; Debian: apt-get install gcc libc6-dev",
    };
  const { stdout } = spawnSync(path, ["-dumpfullversion"], { encoding: "utf8", timeout: 5000 });
  return { ...head, version: stdout?.trim() || "of unknown version", path };
}
