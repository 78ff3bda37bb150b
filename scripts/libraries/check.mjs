/** `scripts/build-libraries --check [--write] [NAME…]`: the calls of every library's expect.json on this machine. */
import { completed, differences, nameOf, readCalls, writeCalls } from "../contracts/expectations.mjs";
import { runOnHost } from "../contracts/host.mjs";
import { hostServices, libraryOnHost } from "./host.mjs";
import { recipeOf } from "./places.mjs";

/** How many calls agree, and how many differ. */
export async function checkLibraries(names, isWriting, say) {
  const total = { agreed: 0, differ: 0 };
  const services = await hostServices();
  for (const name of names) {
    const program = await libraryOnHost(recipeOf(name), services);
    const told = await checkCalls(name, program, isWriting);
    for (const { call, lines } of told) {
      total[lines.length > 0 ? "differ" : "agreed"]++;
      for (const line of lines) say(`${name} ${nameOf(call)}\n    ${line}`);
    }
  }
  return total;
}

async function checkCalls(name, program, isWriting) {
  const contract = { folder: `corpus/libraries/${name}` };
  const told = [];
  for (const call of readCalls(contract)) {
    const host = await runOnHost(program, call);
    const after = isWriting ? completed(call, host) : call;
    told.push({ call: after, lines: differences(after, host) });
  }
  if (isWriting)
    writeCalls(
      contract,
      told.map(({ call }) => call),
    );
  return told;
}
