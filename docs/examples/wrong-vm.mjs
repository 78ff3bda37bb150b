#!/usr/bin/env node
// A VM to try the harness on: right in everything, but SHL of a register by CL forgets the carry. It is `./echolot exec` behind a
// pipe; programs that complete with such an instruction (D3 E0 to D3 E7) end with CF clear.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const launcher = fileURLToPath(new URL("../../echolot", import.meta.url));
const honest = spawn(launcher, ["exec"], { stdio: ["pipe", "pipe", "inherit"] });
const forgets = [];

createInterface({ input: process.stdin })
  .on("line", (line) => {
    forgets.push(/d3e[0-7]$/.test(JSON.parse(line).code));
    honest.stdin.write(`${line}\n`);
  })
  .on("close", () => honest.stdin.end());

createInterface({ input: honest.stdout }).on("line", (line) => {
  const answer = JSON.parse(line);
  if (forgets.shift() && answer.stop.reason === "until")
    answer.regs.rflags = `0x${(BigInt(answer.regs.rflags) & ~1n).toString(16)}`;
  console.log(JSON.stringify(answer));
});
