/**
 * A library's driver compiled for this machine, with the system's own C library and all that its processor has; services are those of
 * corpus/host. What it returns is what the contract must return.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { compileServices } from "../contracts/host.mjs";
import { isCpp } from "./compilers.mjs";
import { CACHE, driverOf, SDK, SHIM } from "./places.mjs";
import { run } from "./run.mjs";
import { expand, fetchAll, placeOf } from "./sources.mjs";

const FLAGS = ["-O2", "-w", "-DECHO_HOST", `-I${SDK}`, `-I${SHIM}`];

/** The path of the program. `services`: objects of corpus/host. Throws Lacking. */
export async function libraryOnHost(recipe, services) {
  const folders = await fetchAll(recipe.packages);
  const folder = join(CACHE, "host", recipe.name);
  mkdirSync(folder, { recursive: true });
  const include = (recipe.include ?? []).map((one) => `-I${placeOf(one, recipe, folders)}`);
  const files = [driverOf(recipe), ...recipe.sources.flatMap((one) => expand(placeOf(one, recipe, folders)))];
  const objects = files.map((file, n) => {
    const object = join(folder, `${n}.o`);
    run(isCpp(file) ? "g++" : "gcc", [...FLAGS, ...(recipe.flags ?? []), ...include, "-c", file, "-o", object]);
    return object;
  });
  run("g++", ["-no-pie", "-Wl,--gc-sections", ...objects, ...services, "-lm", "-o", join(folder, "program")]);
  return join(folder, "program");
}

/** The services, without what the system's library has. */
export async function hostServices() {
  const folder = join(CACHE, "host/services");
  mkdirSync(folder, { recursive: true });
  return (await compileServices(folder)).filter((object) => !object.includes("sdk"));
}
