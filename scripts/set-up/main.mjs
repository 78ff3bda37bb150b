/** Set-up, step by step. Runs under the lock that scripts/setup takes. */
import { build, isReady, writeStamp } from "./build.mjs";
import { Lacking, root, say } from "./console.mjs";
import { buildNative, nativeIsBuilt } from "./native.mjs";
import { installPackages, missingPackages } from "./packages.mjs";
import { installUnicorn, unicornIsPresent } from "./unicorn.mjs";

function requireNode() {
  if (Number.parseInt(process.versions.node, 10) >= 20) return;
  throw new Lacking(`Node.js 20 or later is needed; this is ${process.versions.node}. Get it from https://nodejs.org.`);
}

function setUp() {
  requireNode();
  const missing = missingPackages(root);
  if (missing.length > 0) installPackages(root, missing);
  if (!unicornIsPresent()) installUnicorn();
  if (!nativeIsBuilt(root)) buildNative(root);
  if (isReady(root)) return;
  // The stamp is older than everything the compiler reads after it: a source that changes meanwhile makes it stale.
  const stamp = writeStamp(root);
  build(root);
  stamp.commit();
}

try {
  setUp();
} catch (error) {
  if (!(error instanceof Lacking)) throw error;
  say(error.message);
  process.exitCode = error.exitCode;
}
