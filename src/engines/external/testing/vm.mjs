// A program for the tests of the cmd: engine. It knows one instruction, NOP, and misbehaves as told:
// vm.mjs [MODE], or per case when the case's id names a mode.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { setInterval } from "node:timers";

const mode = process.argv[2] ?? "honest";
const NAMES = "rax rcx rdx rbx rsp rbp rsi rdi r8 r9 r10 r11 r12 r13 r14 r15 fsbase gsbase".split(" ");
const held = [];

function outcome({ id, at, code, regs = {} }) {
  const rip = `0x${(BigInt(at) + BigInt(code.length / 2)).toString(16)}`;
  const all = Object.fromEntries(NAMES.map((name) => [name, regs[name] ?? "0x0"]));
  const end = { ...all, rip, rflags: regs.rflags ?? "0x202" };
  return { id, stop: { reason: "until", at: rip }, steps: code.length / 2, regs: end, memory: [] };
}

const say = (value) => process.stdout.write(`${typeof value === "string" ? value : JSON.stringify(value)}\n`);

const MODES = {
  honest: (answer) => say(answer),
  lie: (answer) => say({ ...answer, regs: { ...answer.regs, rax: "0x666" } }),
  die: () => {
    process.stderr.write("assertion failed: boom\n");
    process.exitCode = 9;
    process.stdin.destroy();
  },
  crash: () => process.kill(process.pid, "SIGSEGV"),
  hang: () => setInterval(() => {}, 1000),
  nonsense: () => say("I am no JSON"),
  wrongid: (answer) => say({ ...answer, id: "another" }),
  forget: (answer) => say({ ...answer, regs: { rax: "0x0" } }),
  twice: (answer) => [answer, answer].forEach(say),
  mute: () => process.stdout.end(),
  endless: () => {
    const piece = "x".repeat(1 << 20);
    const on = () => process.stdout.write(piece, on);
    on();
  },
  babble: (answer) => {
    say(answer);
    const on = () => process.stdout.write(`${"blah\n".repeat(10_000)}`, on);
    on();
  },
  disorder: (answer) => {
    held.push(answer);
    if (held.length === 2) held.splice(0).reverse().forEach(say);
  },
  error: ({ id }) => say({ id, error: "I do not understand" }),
  // leaves a grandchild behind that keeps the output open
  orphan: (answer) => {
    const child = spawn("sleep", ["600"], { stdio: ["ignore", "inherit", "inherit"] });
    say({ ...answer, pid: child.pid });
    process.stderr.write(`${child.pid}\n`);
    process.exit(0);
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const one = JSON.parse(line);
  const told = Object.keys(MODES).find((name) => one.id.startsWith(name)) ?? mode;
  MODES[told](outcome(one));
}
