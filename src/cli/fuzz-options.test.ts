import { Command, CommanderError } from "commander";
import { expect, test } from "vitest";
import { addOptions, budgetOf, type FuzzOptions, rawPercent, replayableCommand, startsOf } from "./fuzz-options.ts";

const read = (...args: string[]): FuzzOptions => {
  const program = new Command().exitOverride().configureOutput({ writeErr: () => {} });
  return addOptions(program).parse(args, { from: "user" }).opts<FuzzOptions>();
};

test.each([
  ["--for", "never", "A duration such as 30s, 5m or 2h is needed."],
  ["--for", "0s", "A duration such as 30s"],
  ["--for", "-5s", "A duration such as 30s"],
  ["--for", "1000d", "At most 24 days."],
  ["--cases", "0", "At least 1 is needed."],
  ["--starts", "0", "At least 1 is needed."],
  ["--cases", "1e3", "A whole number below 2^32 is needed."],
  ["--seed", "-1", "A whole number below 2^32 is needed."],
  ["--seed", "4294967296", "A whole number below 2^32 is needed."],
  ["--seed", "", "A whole number below 2^32 is needed."],
  ["--raw", "101", "A number from 0 to 100 is needed."],
  ["--raw", "-1", "A number from 0 to 100 is needed."],
  ["--raw", "few", "A number from 0 to 100 is needed."],
])("%s %j is refused", (option, value, message) => {
  expect(() => read(`${option}=${value}`)).toThrow(CommanderError);
  expect(() => read(`${option}=${value}`)).toThrow(message);
});

test.each([
  ["1500ms", 1500],
  ["30", 30_000],
  ["0.5m", 30_000],
  ["2h", 7_200_000],
])("%s is a duration", (text, milliseconds) => {
  expect(budgetOf(read("--for", text))).toEqual({ milliseconds });
});

test("without a budget it is a minute; with cases there is no clock unless it is asked for", () => {
  expect(budgetOf(read())).toEqual({ milliseconds: 60_000 });
  expect(budgetOf(read("--cases", "5"))).toEqual({ cases: 5 });
  expect(budgetOf(read("--cases", "5", "--for", "1s"))).toEqual({ cases: 5, milliseconds: 1000 });
});

test("the command that is told again says everything that decides the run, and is read back the same", () => {
  const given = [
    "--seed",
    "9",
    "--cases",
    "7",
    "--for",
    "90s",
    "--only",
    "rol, ror",
    "--engines",
    "unicorn,cmd:./a 'b'",
  ];
  const options = read(...given, "--timeout", "2s");
  const command = replayableCommand(options, options.engines!);
  expect(command).toBe(
    "./echolot fuzz --seed 9 --cases 7 --for 90s --only rol,ror --engines 'unicorn,cmd:./a '\\''b'\\''' --timeout 2s",
  );
});

test("strictness is part of the command", () => {
  expect(replayableCommand(read("--seed=9", "--cases=7", "--strict"), ["native"])).toBe(
    "./echolot fuzz --seed 9 --cases 7 --engines native --strict",
  );
});

test("a profile is part of the command, the full one is not said; one that there is not is refused with those that there are", () => {
  const profiled = read("--seed=9", "--cases=7", "--profile=echo-2020");
  expect(replayableCommand(profiled, ["native"])).toBe(
    "./echolot fuzz --seed 9 --cases 7 --profile echo-2020 --engines native",
  );
  expect(read().profile).toBe("full");
  expect(replayableCommand(read("--profile=full"), ["native"])).not.toContain("--profile");
  expect(() => read("--profile", "v3")).toThrow(/no profile "v3".*\n.*echo-2020 .*\n.*echo .*\n.*v2 .*\n.*full /);
});

test("a program has sixteen starts, one where another program runs it, or what it is told, and the command tells it again", () => {
  expect(startsOf(read())).toBe(16);
  expect(startsOf(read("--engines=native"))).toBe(16);
  expect(startsOf(read("--engines=native,cmd:./vm"))).toBe(1);
  expect(startsOf(read("--engines=cmd:./vm", "--starts=3"))).toBe(3);
  expect(replayableCommand(read("--seed=9", "--cases=7", "--starts=1"), ["native"])).toBe(
    "./echolot fuzz --seed 9 --cases 7 --starts 1 --engines native",
  );
});

test("a few cases in a hundred have raw bytes, none where instructions are named; what is asked for is told again", () => {
  expect(rawPercent(read())).toBe(2);
  expect(rawPercent(read("--only", "rol"))).toBe(0);
  expect(rawPercent(read("--only", "rol", "--raw", "2.5"))).toBe(2.5);
  expect(rawPercent(read("--raw", "0"))).toBe(0);
  expect(replayableCommand(read("--seed=9", "--cases=7", "--raw=0"), ["native"])).toBe(
    "./echolot fuzz --seed 9 --cases 7 --raw 0 --engines native",
  );
});
