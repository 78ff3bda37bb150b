/** Every verb with its line in the help. A verb's module is loaded only when it is called: `--help` stays quick. */
import type { Command } from "commander";

export interface VerbModule {
  /** Adds the verb with its options, its help and its action. */
  register(program: Command): void;
}

export interface Verb {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<VerbModule>;
}

export const VERBS: readonly Verb[] = [
  {
    name: "fuzz",
    summary: "run random programs on the oracle and on other engines, and compare everything",
    load: () => import("./fuzz.ts"),
  },
  {
    name: "run",
    summary: "run a genuine contract (ELF, Mach-O or ESC) and print ECHO's result object",
    load: () => import("./run.ts"),
  },
  {
    name: "inspect",
    summary: "tell what is in a contract's file: sections, symbols, instructions, services, warnings",
    load: () => import("./inspect.ts"),
  },
  {
    name: "repackage",
    summary: "make an ESC container, as it is uploaded, from an ELF or Mach-O executable",
    load: () => import("./repackage.ts"),
  },
  {
    name: "abi",
    summary: "print the reference of services, types, errors and limits, each with its evidence",
    load: () => import("./abi.ts"),
  },
  {
    name: "chain",
    summary: "create, call and inspect contracts on a chain that is kept in a folder",
    load: () => import("./chain.ts"),
  },
  {
    name: "exec",
    summary: "answer case lines from standard input with outcome lines on standard output",
    load: () => import("./exec.ts"),
  },
  {
    name: "replay",
    summary: "run a saved case on several engines and print where they differ",
    load: () => import("./replay.ts"),
  },
  {
    name: "corpus",
    summary: "run every call of the contracts in the corpus on every engine, held against what is expected",
    load: () => import("./corpus.ts"),
  },
  {
    name: "promote",
    summary: "make a finding a regression that every test run replays",
    load: () => import("./promote.ts"),
  },
  {
    name: "known",
    summary: "list the known divergences of engines, and check that they still reproduce",
    load: () => import("./known.ts"),
  },
  {
    name: "policy",
    summary: "measure what the processor leaves in undefined bits, held against the oracle's policy",
    load: () => import("./policy.ts"),
  },
  {
    name: "audit",
    summary: "hold the tools themselves against each other: Keystone, iced-x86, Unicorn, our decoder, the processor",
    load: () => import("./audit.ts"),
  },
  {
    name: "coverage",
    summary: "tell which encodings are implemented, planned or refused",
    load: () => import("./coverage.ts"),
  },
  {
    name: "doctor",
    summary: "list every engine and tool with its version, and what is missing",
    load: () => import("./doctor.ts"),
  },
];
