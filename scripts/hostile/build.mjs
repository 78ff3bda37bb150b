/** `scripts/build-hostile`: assembles into a folder of its own, then replaces what changed. */
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compilerVersion, root } from "../contracts/compiler.mjs";
import { assembleAll, HOSTILE, hostileContracts } from "./assemble.mjs";

function install(built, file) {
  const [from, to] = [join(built, file), join(root, HOSTILE, file)];
  const isSame = existsSync(to) && readFileSync(to).equals(readFileSync(from));
  if (!isSame) copyFileSync(from, to);
  console.log(`${isSame ? "unchanged" : "wrote    "} ${HOSTILE}/${file}  ${readFileSync(to).length} bytes`);
}

async function main() {
  const built = mkdtempSync(join(tmpdir(), "echolot-hostile-"));
  try {
    for (const file of (await assembleAll(hostileContracts(), built)).sort()) install(built, file);
  } catch (error) {
    console.error(`build-hostile: ${error.stderr ?? error.message}`);
    process.exitCode = 1;
  } finally {
    rmSync(built, { recursive: true });
  }
}

if (compilerVersion()) await main();
else {
  console.error("build-hostile: gcc and ld on x86-64 Linux are needed. Debian: apt-get install gcc");
  process.exitCode = 3;
}
