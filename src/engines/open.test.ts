import { expect, test } from "vitest";
import { decodeCase } from "../cases/codec.ts";
import { UsageError } from "./engine.ts";
import { engineNames, openEngine, openEngines } from "./open.ts";

test.each<[string, string[]]>([
  ["oracle", ["oracle"]],
  ["oracle,unicorn", ["oracle", "unicorn"]],
  ["unicorn, cmd:./vm --a,b=1,c", ["unicorn", "cmd:./vm --a,b=1,c"]],
  ["cmd:./a,cmd:./b x", ["cmd:./a", "cmd:./b x"]],
])("%s names these engines", (list, names) => {
  expect(engineNames(list)).toEqual(names);
});

test.each(["", "oracle,", "oracle,oracle", "toString", "cmd:"])("%j names none", async (list) => {
  await expect((async () => openEngines(engineNames(list)))()).rejects.toThrow(UsageError);
});

test("what an engine lacks is skipped, what it has runs, in order", async () => {
  const engine = await openEngine("oracle");
  const line = (id: string, more = ""): string => `{"id":"${id}","code":"90","at":"0x1000","until":"0x1001"${more}}`;
  const cases = [
    line("a"),
    line("b", ',"features":["base","x"]'),
    line("c", ',"profile":"full"'),
    line("d", ',"features":["base"]'),
    line("e", ',"profile":"echo-2020"'),
    line("f", ',"profile":"v9"'),
  ];
  const replies = await engine.run(cases.map(decodeCase));
  expect(replies.map((reply) => "stop" in reply && [reply.id, reply.stop.reason, reply.stop.why])).toEqual([
    ["a", "until", undefined],
    ["b", "skip", "needs x"],
    ["c", "until", undefined],
    ["d", "until", undefined],
    ["e", "until", undefined],
    ["f", "skip", "needs profile:v9"],
  ]);
});
