/** npm packages: what the lock file names must lie in node_modules in that very version. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Lacking, run, say, tail } from "./console.mjs";

/** Paths of the packages that this platform needs and that are absent or of another version. Reads about 60 small files: 5 ms. */
export function missingPackages(root) {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  return Object.entries(packages)
    .filter(
      ([path, entry]) => path !== "" && isForThisPlatform(entry) && installedVersion(root, path) !== entry.version,
    )
    .map(([path]) => path);
}

const admits = (list, value) =>
  !list || list.includes(value) || (list.every((one) => one.startsWith("!")) && !list.includes(`!${value}`));

/** Optional packages are binaries for one platform each; those for other platforms are rightly absent. */
export function isForThisPlatform({ optional, os, cpu, libc }) {
  if (!optional) return true;
  return Boolean(os) && admits(os, process.platform) && admits(cpu, process.arch) && admits(libc, cLibrary());
}

const cLibrary = () => (process.report.getReport().header.glibcVersionRuntime ? "glibc" : "musl");

function installedVersion(root, path) {
  try {
    return JSON.parse(readFileSync(join(root, path, "package.json"), "utf8")).version;
  } catch {
    return undefined;
  }
}

/** Installs exactly what the lock file says. No package here needs an install script, and npm 11 would not run one. */
export function installPackages(root, missing) {
  say(`${missing.length} npm packages are missing (${missing[0]}, …): npm ci`);
  const flags = [
    "--include=dev",
    "--include=optional",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--fetch-retries=2",
    "--fetch-retry-mintimeout=2000",
    "--fetch-retry-maxtimeout=8000",
  ];
  const { ok, found, output } = run("npm", ["ci", ...flags], { cwd: root });
  if (!found)
    throw new Lacking(
      "npm is needed and is not on PATH. It comes with Node.js from https://nodejs.org (Debian: apt-get install npm).",
    );
  if (!ok) throw new Lacking(`npm ci failed. ${reasonOf(output)}\n${tail(firstErrors(output))}`);
  const still = missingPackages(root);
  if (still.length > 0)
    throw new Lacking(`npm ci succeeded, yet ${still.join(", ")} is not there. Is npm configured to omit packages?`);
}

/** npm tells the cause first and its own usage afterwards. */
const firstErrors = (output) =>
  output
    .split("\n")
    .filter((line) => /^npm (error|ERR!) \S/.test(line))
    .slice(0, 6)
    .join("\n");

const NETWORK = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|network/i;

const reasonOf = (output) =>
  NETWORK.test(output)
    ? "The package registry cannot be reached: check the network, a proxy (npm config set proxy …), or another registry, and start again."
    : "What npm said last:";
