// A VM for the tests that is right in everything but BSWAP EAX: `echolot exec` behind a pipe that flips a bit of RAX there.
// liar.mjs ECHOLOT PIDFILE
import { spawn } from "node:child_process";
import { appendFileSync } from "node:fs";
import { createInterface } from "node:readline";

const [launcher, pidFile] = process.argv.slice(2);
const honest = spawn(launcher, ["exec"], { stdio: ["pipe", "pipe", "inherit"] });
appendFileSync(pidFile, `${process.pid}\n${honest.pid}\n`);

const codes = [];
createInterface({ input: process.stdin }).on("line", (line) => {
  codes.push(JSON.parse(line).code);
  honest.stdin.write(`${line}\n`);
});
process.stdin.on("end", () => honest.stdin.end());
createInterface({ input: honest.stdout }).on("line", (line) => {
  const answer = JSON.parse(line);
  if (codes.shift().includes("0fc8")) answer.regs.rax = `0x${(BigInt(answer.regs.rax) ^ 1n).toString(16)}`;
  process.stdout.write(`${JSON.stringify(answer)}\n`);
});
