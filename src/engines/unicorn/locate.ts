/** Finds Unicorn's shared library on this machine. */
import { EnvironmentLacks } from "../engine.ts";
import type { UnicornApi } from "./api.ts";
import { bindUnicorn, versionOf } from "./binding.ts";

/** Names another file. */
export const LIBRARY_VARIABLE = "ECHOLOT_UNICORN";
/** The API that binding.ts speaks. */
const API_MAJOR = 2;

/** The dynamic linker searches its own folders for a bare name; macOS's does not know those of Homebrew and MacPorts. */
const USUAL_NAMES: readonly string[] =
  process.platform === "darwin"
    ? [
        "libunicorn.2.dylib",
        "/opt/homebrew/lib/libunicorn.2.dylib",
        "/usr/local/lib/libunicorn.2.dylib",
        "/opt/local/lib/libunicorn.2.dylib",
      ]
    : ["libunicorn.so.2", "/usr/local/lib/libunicorn.so.2", "/usr/local/lib64/libunicorn.so.2"];

const HOW_TO_GET_IT = `Get Unicorn 2:
  Debian, Ubuntu  sudo apt-get install libunicorn2   (libunicorn2t64 on some releases)
  Fedora          sudo dnf install unicorn
  macOS           brew install unicorn
  anywhere        pip download --no-deps unicorn, unpack the wheel, and set
                  ${LIBRARY_VARIABLE}=…/unicorn/lib/libunicorn.so.2`;

/** Loads Unicorn. Throws EnvironmentLacks, with how to get it, when there is none or not of version 2. */
export function loadUnicorn(environment: NodeJS.ProcessEnv = process.env): UnicornApi {
  const named = environment[LIBRARY_VARIABLE];
  if (!named) return firstOf(USUAL_NAMES);
  const found = attempt(named);
  if (!(found instanceof Error)) return found;
  throw lacking(`${LIBRARY_VARIABLE}=${named} cannot be used: ${found.message}`);
}

const lacking = (what: string): EnvironmentLacks => new EnvironmentLacks(`${what}.\n${HOW_TO_GET_IT}`);

/** What `doctor` shows. */
export function describeUnicorn(
  environment: NodeJS.ProcessEnv = process.env,
): { version: string; path: string } | { missing: string } {
  try {
    const { version, path } = loadUnicorn(environment);
    return { version: version.text, path };
  } catch (error) {
    if (error instanceof EnvironmentLacks) return { missing: error.message };
    throw error;
  }
}

class WrongVersion extends Error {}

function attempt(path: string): UnicornApi | Error {
  try {
    const { major, text } = versionOf(path);
    if (major !== API_MAJOR) return new WrongVersion(`it is Unicorn ${text}, and version ${API_MAJOR} is needed`);
    return bindUnicorn(path);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** The first that can be used. One of another version is worth telling, a name that does not load is not. */
function firstOf(paths: readonly string[]): UnicornApi {
  let told = "Unicorn's shared library was not found";
  for (const path of paths) {
    const found = attempt(path);
    if (!(found instanceof Error)) return found;
    if (found instanceof WrongVersion) told = `${path} cannot be used: ${found.message}`;
  }
  throw lacking(told);
}
