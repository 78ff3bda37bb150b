/** Packages, from Debian's pool or npm's registry, by pinned SHA-256, unpacked once. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { CACHE, packages } from "./places.mjs";
import { Lacking, run } from "./run.mjs";

/** Debian's pool forgets a version when another one replaces it; the snapshot of the day that was pinned does not. */
const POOLS = [
  "https://deb.debian.org/debian/pool/main",
  "https://snapshot.debian.org/archive/debian/20250520T000000Z/pool/main",
];
const PATIENCE = 60_000;

/** The folder of the package's files. Throws Lacking. */
export async function sourcesOf(name) {
  const pinned = packages()[name];
  const folder = join(CACHE, "sources", `${name}-${pinned.sha256.slice(0, 12)}`);
  if (existsSync(folder)) return folder;
  const file = pinned.npm ? fromNpm(pinned) : await fromDebian(pinned);
  unpack(file, folder);
  return folder;
}

/** A folder is there whole or not at all. */
function unpack(file, folder) {
  mkdirSync(join(CACHE, "sources"), { recursive: true });
  const fresh = mkdtempSync(join(CACHE, "sources/.unpacking-"));
  try {
    run("tar", ["-xf", file, "-C", fresh, "--strip-components=1", "--no-same-owner"]);
    renameSync(fresh, folder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function download(name) {
  mkdirSync(join(CACHE, "downloads"), { recursive: true });
  return join(CACHE, "downloads", name);
}

const isPinned = (bytes, { sha256 }) => createHash("sha256").update(bytes).digest("hex") === sha256;
const isKept = (file, pinned) => existsSync(file) && isPinned(readFileSync(file), pinned);

function keep(file, bytes, pinned) {
  if (!isPinned(bytes, pinned))
    throw new Lacking(`${basename(file)} is not the file that was pinned: its SHA-256 differs`);
  writeFileSync(`${file}.part`, bytes);
  renameSync(`${file}.part`, file);
  return file;
}

async function fromDebian(pinned) {
  const file = download(basename(pinned.debian));
  if (isKept(file, pinned)) return file;
  const told = [];
  for (const pool of POOLS) {
    const bytes = await get(`${pool}/${pinned.debian.replaceAll("+", "%2b")}`, told);
    if (bytes) return keep(file, bytes, pinned);
  }
  throw new Lacking(`cannot fetch ${basename(file)} (${told.join("; ")}). Is the network there?`);
}

/** Undefined when it cannot be had, and why in `told`. */
async function get(address, told) {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) });
    if (answer.ok) return Buffer.from(await answer.arrayBuffer());
    told.push(`${new URL(address).host}: ${answer.status}`);
  } catch (error) {
    told.push(`${new URL(address).host}: ${error.cause?.code ?? error.message}`);
  }
  return undefined;
}

/** npm's own client: it knows the registry, proxies and mirrors that are configured here. */
function fromNpm(pinned) {
  const file = download(`${pinned.npm.replaceAll("/", "-").replace("@", "-")}.tgz`);
  if (isKept(file, pinned)) return file;
  const folder = mkdtempSync(join(CACHE, "downloads/.packing-"));
  try {
    const flags = ["--silent", "--ignore-scripts", "--fetch-retries=1", "--pack-destination", folder];
    const packed = run("npm", ["pack", pinned.npm, ...flags], { cwd: folder, timeout: PATIENCE });
    return keep(file, readFileSync(join(folder, packed.trim().split("\n").at(-1))), pinned);
  } catch (error) {
    if (error instanceof Lacking)
      throw new Lacking(`cannot fetch ${pinned.npm}: ${error.message}. Is the network there?`);
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
