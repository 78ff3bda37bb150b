/** `scripts/check-contracts [--write]`: the calls of every expect.json on this machine. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { compilerVersion } from "./compiler.mjs";
import { completed, differences, isUnserved, nameOf, needsMore, readCalls, writeCalls } from "./expectations.mjs";
import { compileForHost, compileServices, runOnHost } from "./host.mjs";
import { contracts } from "./sources.mjs";

const write = process.argv.includes("--write");
const total = { agreed: 0, differ: 0, skipped: 0 };

async function check(contract, services, folder) {
  const program = await compileForHost(contract, services, folder);
  const before = readCalls(contract);
  const calls = [];
  for (const call of before) calls.push(await checkCall(contract, program, call));
  // Nothing new: the file keeps its layout.
  if (calls.some((call, n) => call !== before[n])) writeCalls(contract, calls);
}

async function checkCall({ name }, program, call) {
  if (needsMore(call)) {
    total.skipped++;
    return call;
  }
  const host = await runOnHost(program, call);
  if (isUnserved(host)) {
    total.skipped++;
    return call;
  }
  const told = write ? completed(call, host) : call;
  const lines = differences(told, host);
  total[lines.length > 0 ? "differ" : "agreed"]++;
  for (const line of lines) console.log(`${name} ${nameOf(call)}\n    ${line}`);
  return told;
}

async function main() {
  const folder = mkdtempSync(`${tmpdir()}/echolot-host-`);
  try {
    const services = await compileServices(folder);
    for (const contract of contracts()) await check(contract, services, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
  console.log(
    `${total.agreed} calls agree with the host, ${total.differ} differ, ${total.skipped} need more than the host has`,
  );
  process.exitCode = total.differ > 0 || total.agreed === 0 ? 1 : 0;
}

if (compilerVersion()) {
  await main().catch((error) => {
    console.error(`check-contracts: ${error.stderr || error.message}`);
    process.exitCode = 1;
  });
} else {
  console.error("check-contracts: gcc and g++ on x86-64 Linux are needed. Debian: apt-get install gcc g++");
  process.exitCode = 3;
}
