/** The npm packages at work, as they are installed. */
import { join } from "node:path";
import { packageVersion, projectFolder } from "../project.ts";
import type { Item } from "./item.ts";

const PACKAGES = [
  "keystone-wasm",
  "iced-x86",
  "koffi",
  "fast-check",
  "commander",
  "picocolors",
  "@noble/hashes",
  "@noble/curves",
  "typescript",
];

export const packageItems = (root = projectFolder()): Item[] => PACKAGES.map((name) => packageItem(root, name));

function packageItem(root: string, name: string): Item {
  const path = join(root, "node_modules", name);
  try {
    return { kind: "package", name, required: true, version: packageVersion(path), path };
  } catch {
    return { kind: "package", name, required: true, missing: "not installed; get it with: ./scripts/setup" };
  }
}
