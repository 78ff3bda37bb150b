/** From sources to the ELF files of contracts. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ADDED, C, CPP, compile, DOCUMENTED, inPairs, LEVELS, LINK } from "./compiler.mjs";
import { CPP_RUNTIME, RUNTIME, SDK } from "./sources.mjs";

const baseName = (path) => path.replace(/.*\//, "");

/** Builds `NAME/NAME-O0.elf` and `NAME/NAME-Os.elf` of each contract under `output`; their paths there. */
export async function buildAll(contracts, output) {
  const objects = mkdtempSync(join(tmpdir(), "echolot-objects-"));
  try {
    await inPairs(unitsOf(contracts), (unit) => compileUnit(unit, objects));
    const jobs = contracts.flatMap((contract) => LEVELS.map((level) => ({ contract, level })));
    return (await inPairs(jobs, (job) => link(job, objects, output))).sort();
  } finally {
    rmSync(objects, { recursive: true });
  }
}

const unitsOf = (contracts) =>
  [...RUNTIME, ...CPP_RUNTIME, ...contracts.map(({ source }) => source)].flatMap((source) =>
    LEVELS.map((level) => ({ source, level })),
  );

/** A contract may be called like a part of the SDK. */
const objectOf = (source, level) => `${source.startsWith(SDK) ? "sdk" : "contract"}-${baseName(source)}${level}.o`;

function compileUnit({ source, level }, objects) {
  const isCpp = source.endsWith("p");
  const flags = [level, ...DOCUMENTED, ...ADDED, ...(isCpp ? CPP : C), `-I${SDK}`];
  return compile(isCpp ? "g++" : "gcc", [...flags, "-c", source, "-o", join(objects, objectOf(source, level))]);
}

async function link({ contract: { name, source, isCpp }, level }, objects, output) {
  const file = `${name}/${name}${level}.elf`;
  const parts = [source, ...RUNTIME, ...(isCpp ? CPP_RUNTIME : [])];
  mkdirSync(dirname(join(output, file)), { recursive: true });
  const inputs = parts.map((part) => join(objects, objectOf(part, level)));
  await compile("gcc", [...LINK, ...inputs, "-o", join(output, file)]);
  return file;
}
