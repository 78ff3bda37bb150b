/** Unicorn's shared library, from Debian's package where the user may install one. Never fatal: the other engines work without. */
import { existsSync } from "node:fs";
import { run, say, tail } from "./console.mjs";

const PACKAGE = "libunicorn2";
const FOLDERS = ["/usr/lib", "/usr/local/lib", "/usr/lib64", "/opt/homebrew/lib"];
const FILES = ["libunicorn.so.2", "libunicorn.2.dylib"];

/** Whether the engine will find a library: the one named by ECHOLOT_UNICORN, the loader's, or one in a usual folder. */
export function unicornIsPresent() {
  if (process.env.ECHOLOT_UNICORN) return true;
  if (FOLDERS.some((folder) => FILES.some((file) => existsSync(`${folder}/${file}`)))) return true;
  return ["ldconfig", "/sbin/ldconfig"].some((program) => run(program, ["-p"]).output.includes("libunicorn.so.2"));
}

/** Tries apt-get as root or through a sudo that asks for no password, and says so; says what to do otherwise. */
export function installUnicorn() {
  const prefix = privilege();
  if (prefix === undefined || !run("apt-get", ["--version"]).found) {
    return say(
      "Unicorn's library is not here and cannot be installed by this user; `echolot doctor` tells how to get it.",
    );
  }
  const command = [...prefix, "apt-get", ...APT_OPTIONS];
  say(`Unicorn's library is missing: ${[...prefix, "apt-get install", PACKAGE].join(" ")}`);
  const { ok, output } = install(command);
  if (!ok) say(`apt-get could not install ${PACKAGE} (no network?); going on without Unicorn.\n${tail(output, 4)}`);
}

/** Fails rather than waits: a minute for another apt-get, half a minute for a server. */
const APT_OPTIONS = [
  "-q",
  "-y",
  "-o",
  "DPkg::Lock::Timeout=60",
  "-o",
  "Acquire::Retries=1",
  "-o",
  "Acquire::http::Timeout=30",
];

/** A fresh container has no package lists: fetch them when the first attempt fails. */
function install(command) {
  const attempt = () => apt(command, ["install", "--no-install-recommends", PACKAGE]);
  const first = attempt();
  if (first.ok) return first;
  const update = apt(command, ["update"]);
  return update.ok ? attempt() : update;
}

const apt = ([program, ...args], what) =>
  run(program, [...args, ...what], { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });

/** What to write before a command that needs root; undefined when this user has no way. */
function privilege() {
  if (process.getuid?.() === 0) return [];
  return run("sudo", ["-n", "true"]).ok ? ["sudo", "-n"] : undefined;
}
