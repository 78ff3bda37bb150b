import { EnvironmentLacks } from "../engines/engine.ts";

const OLDEST = 20;

/** Throws EnvironmentLacks when this Node.js is older than what the code needs. */
export function refuseOldNode(version: string = process.versions.node): void {
  if (Number.parseInt(version, 10) >= OLDEST) return;
  throw new EnvironmentLacks(
    `Node.js ${OLDEST} or later is needed; this is ${version}. Get it from https://nodejs.org.`,
  );
}
