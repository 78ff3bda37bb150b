/** From sources to the ELF files of contracts. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ADDED, C, CPP, compile, DOCUMENTED, inPairs, LINK } from "./compiler.mjs";
import { CPP_RUNTIME, RUNTIME, SDK } from "./sources.mjs";
import { buildable, compilerOf, fileOf } from "./variants.mjs";

const baseName = (path) => path.replace(/.*\//, "");

/** Builds each file of each contract under `output` whose compiler is here; their paths there. */
export async function buildAll(contracts, output) {
  const objects = mkdtempSync(join(tmpdir(), "echolot-objects-"));
  try {
    const jobs = contracts.flatMap((contract) => buildable(contract).map((variant) => ({ contract, variant })));
    await inPairs(unitsOf(jobs), (unit) => compileUnit(unit, objects));
    return (await inPairs(jobs, (job) => link(job, objects, output))).sort();
  } finally {
    rmSync(objects, { recursive: true });
  }
}

const partsOf = ({ source, isCpp }) => [source, ...RUNTIME, ...(isCpp ? CPP_RUNTIME : [])];

/** Each once: what all contracts are linked with is a unit of many jobs. */
function unitsOf(jobs) {
  const units = jobs.flatMap(({ contract, variant }) => partsOf(contract).map((source) => ({ source, variant })));
  return [...new Map(units.map((unit) => [objectOf(unit.source, unit.variant), unit])).values()];
}

/** A contract may be called like a part of the SDK. */
const objectOf = (source, { suffix }) =>
  `${source.startsWith(SDK) ? "sdk" : "contract"}-${baseName(source)}${suffix}.o`;

function compileUnit({ source, variant }, objects) {
  const flags = [variant.level, ...DOCUMENTED, ...ADDED, ...(source.endsWith("p") ? CPP : C), `-I${SDK}`];
  const object = join(objects, objectOf(source, variant));
  return compile(compilerOf(source, variant), [...flags, "-c", source, "-o", object]);
}

async function link({ contract, variant }, objects, output) {
  const file = fileOf(contract, variant);
  mkdirSync(dirname(join(output, file)), { recursive: true });
  const inputs = partsOf(contract).map((part) => join(objects, objectOf(part, variant)));
  await compile("gcc", [...LINK, ...inputs, "-o", join(output, file)]);
  return file;
}
