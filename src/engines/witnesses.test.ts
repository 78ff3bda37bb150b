import { expect, test } from "vitest";
import { EnvironmentLacks, UsageError } from "./engine.ts";
import { openWitnesses } from "./witnesses.ts";

test("who is here is opened, and nobody else is a reason to stop", async () => {
  const { engines, absent } = await openWitnesses(["oracle", "cmd:true"]);
  expect(engines.map(({ name }) => name)).toEqual(["oracle", "cmd:true"]);
  expect(absent.size).toBe(0);
  await Promise.all(engines.map((engine) => engine.close()));
});

test("a name that is none is used wrongly; nobody at all is what the environment lacks", async () => {
  await expect(openWitnesses(["oracle", "nobody"])).rejects.toThrow(UsageError);
  await expect(openWitnesses([])).rejects.toThrow(EnvironmentLacks);
});
