/** Node.js, a C compiler, and the processor that everything runs on. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { cpus, release, type } from "node:os";
import { delimiter, join } from "node:path";
import type { Item } from "./item.ts";

export const toolItems = (environment: NodeJS.ProcessEnv = process.env): Item[] => [
  { kind: "tool", name: "node", required: true, version: process.versions.node, path: process.execPath },
  gccItem(environment.PATH ?? ""),
  { kind: "machine", name: "system", required: false, version: `${type()} ${release()} ${process.arch}` },
  { kind: "machine", name: "processor", required: false, version: processor() },
];

function gccItem(searchPath: string): Item {
  const path = searchPath
    .split(delimiter)
    .map((folder) => join(folder, "gcc"))
    .find((file) => existsSync(file));
  const head = { kind: "tool", name: "gcc", required: false } as const;
  if (!path) return { ...head, missing: "only needed to compile contracts; Debian: apt-get install gcc" };
  const { stdout } = spawnSync(path, ["-dumpfullversion"], { encoding: "utf8", timeout: 5000 });
  return { ...head, version: stdout?.trim() || "of unknown version", path };
}

/** Model name, and what tells two processors of one name apart: family, model, stepping, microcode. */
function processor(): string {
  const name = cpus()[0]?.model.trim() || "unknown";
  const details = ["cpu family", "model", "stepping", "microcode"].flatMap((key) => cpuinfo(key));
  return details.length > 0 ? `${name} (${details.join(", ")})` : name;
}

function cpuinfo(key: string): string[] {
  const file = "/proc/cpuinfo";
  const found = existsSync(file) && new RegExp(`^${key}\\s*:\\s*(.*)$`, "m").exec(readFileSync(file, "utf8"));
  return found ? [`${key.replace("cpu ", "")} ${found[1]}`] : [];
}
