import { Command } from "commander";
import { expect, test } from "vitest";
import { endingOf } from "./ending.ts";
import { register } from "./run.ts";

/** The ending of `echolot run` with these words; nothing is printed. */
async function ending(...words: string[]) {
  const program = new Command("echolot").exitOverride().configureOutput({ writeOut: () => {}, writeErr: () => {} });
  register(program);
  for (const verb of program.commands) verb.copyInheritedSettings(program);
  try {
    await program.parseAsync(["run", ...words], { from: "user" });
  } catch (error) {
    return endingOf(error);
  }
  return { exitCode: "none" };
}

test.each([
  [["file"]],
  [[]],
  [["file", "--create", "--call", "f()"]],
  [["file", "--create", "--engine", "cpu"]],
  [["file", "--create", "--engine", "unicorn", "--trace"]],
  [["file", "--create", "--limit", "0"]],
  [["file", "--create", "--balance", "x"]],
  [["file", "--create", "--block-number", "4294967296"]],
  [["file", "--create", "--sender", "me"]],
  [["file", "--create", "--set", "callDepth=1000"]],
  [["file", "--create", "--storage", "1.11.0:k=x"]],
  [["file", "--create", "--value", "-1"]],
  [["file", "--create", "--chain", "/there/is/no/such/file"]],
  [["file", "--create", "--profile", "v3"]],
  [["file", "--create", "--profile", "echo", "--engine", "unicorn"]],
  [["file", "--create", "--profile", "echo", "--engine", "oracle,unicorn"]],
  [["file", "--create", "--nonsense"]],
])("%j is used wrongly", async (words) => {
  expect(await ending(...words)).toMatchObject({ exitCode: 2 });
});

test("--help names every option and ends well", async () => {
  expect(await ending("--help")).toEqual({ exitCode: 0 });
  const program = new Command();
  register(program);
  const help = program.commands[0]!.helpInformation();
  for (const option of [
    "call",
    "create",
    "engine",
    "compare",
    "trace",
    "json",
    "block-number",
    "balance",
    "sender",
    "limit",
    "profile",
    "before",
    "chain",
    "storage",
    "value",
    "gas",
    "set",
  ]) {
    expect(help).toContain(`--${option}`);
  }
});
