/** Writes expect.json of the hostile contract bad-pointers from its calls; states and profiles that are on record stay. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { badPointerCalls } from "../../corpus/hostile/bad-pointers/calls.mjs";
import { root } from "../contracts/compiler.mjs";

const FILE = join(root, "corpus/hostile/bad-pointers/expect.json");
const RESULT = { result: { error: "memory_invalid_access" }, returns: [] };

export const readExpected = () => (existsSync(FILE) ? JSON.parse(readFileSync(FILE, "utf8")).calls : []);

function withRecord(call, known) {
  const old = known.find(({ name, call: line }) => name === call.name && line === call.call);
  return old ?? { ...call, ...RESULT };
}

if (process.argv[1]?.endsWith("bad-pointers.mjs")) {
  const known = readExpected();
  const calls = badPointerCalls().map((call) => withRecord(call, known));
  writeFileSync(FILE, `${JSON.stringify({ v: 1, binaries: ["bad-pointers.elf"], calls }, null, 2)}\n`);
  console.log(`wrote corpus/hostile/bad-pointers/expect.json  ${calls.length} calls`);
}
