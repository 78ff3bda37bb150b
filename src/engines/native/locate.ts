/** The compiled runner, or why there is none. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "../../project.ts";
import { EnvironmentLacks } from "../engine.ts";

/** Where set-up puts it (scripts/set-up/native.mjs). */
export const RUNNER = "dist/.native/runner";

const HOW_TO_GET_IT = `Get a C compiler and start set-up again:
  Debian, Ubuntu  sudo apt-get install gcc libc6-dev && ./scripts/setup
  Fedora          sudo dnf install gcc kernel-headers && ./scripts/setup
  Alpine          sudo apk add gcc linux-headers && ./scripts/setup`;

/** Path of the runner. Throws EnvironmentLacks on other systems and processors, and where it has not been compiled. */
export function locateRunner(platform = process.platform, processor = process.arch, root = projectFolder()): string {
  if (platform !== "linux" || processor !== "x64")
    throw new EnvironmentLacks(
      `the engine native runs cases on the processor itself: it needs Linux on x86-64, and this is ${platform} on ${processor}.`,
    );
  const path = join(root, RUNNER);
  if (!existsSync(path))
    throw new EnvironmentLacks(`the engine native has not been compiled (${RUNNER}).\n${HOW_TO_GET_IT}`);
  return path;
}
