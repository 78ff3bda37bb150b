import { expect, test } from "vitest";
import { LIMITS } from "../limits.ts";
import { echoResult } from "../result.ts";
import { script } from "../testing/script.ts";

const transfer = () =>
  script()
    .service(0x7a, "transfer")
    .service(0x70, "1.2.26")
    .service(0x70, "1.2.25")
    .service(0x79, 64_928n)
    .service(0x7b);

/** What ECHO's pages print; from the sixteenth byte on their hash has swapped nibbles. */
const PRINTED = "806a86f5c5dccc502bdc081bb15f6e3f3cda72d005c0e964bce0baa40c06169d";

test("the event of ECHO's pages comes out as they print it, as far as they are right", () => {
  const [, { result }] = echoResult("1.11.7", transfer().run());
  expect(result.logs[0]).toMatchObject({ log: "06000000312e322e323606000000312e322e3235a0fd000000000000", id: 7 });
  const [hash, printed] = [result.logs[0]!.hash, PRINTED];
  expect(hash.slice(0, 30)).toBe(printed.slice(0, 30));
  const swapped = printed.slice(30).replace(/(.)(.)/g, "$2$1");
  expect(hash.slice(30)).toBe(swapped);
});

test("later versions tell the block and the place in it", () => {
  const position = { block: 15, transaction: 2, operation: 1 };
  const [, { result }] = echoResult("1.11.7", transfer().run(), position);
  expect(result).toMatchObject({ block_num: 15, logs: [{ block_num: 15, trx_num: 2, op_num: 1 }] });
});

test("every type is spelled and encoded at its own width", () => {
  const all = script().service(0x7a, "e").service(0x70, "x");
  for (let t = 1; t < 10; t++) all.service(0x70 + t, 0x1122334455667788n);
  const [log] = all.service(0x7b).run().logs;
  expect(log?.signature).toBe("e(string,bool,int8,int16,int32,int64,uint8,uint16,uint32,uint64)");
  expect(Buffer.from(log!.data).toString("hex")).toBe(
    ["0100000078", "01", "88", "8877", "88776655", "8877665544332211", "88", "8877", "88776655"].join("") +
      "8877665544332211",
  );
});

test.each([
  ["a value before the beginning", () => script().service(0x79, 1n)],
  ["an end before the beginning", () => script().service(0x7b)],
  ["an event within an event", () => script().service(0x7a, "a").service(0x7a, "b")],
])("%s is unexpected_operation", (_, contract) => {
  expect(contract().run()).toMatchObject({ error: "unexpected_operation", logs: [] });
});

test("an event that never ends is none, and an error leaves none", () => {
  expect(script().service(0x7a, "a").run()).toMatchObject({ error: "none", logs: [] });
  expect(transfer().service(0x60, "no").run().logs).toEqual([]);
});

test("too many events, and too many bytes of them, are log_limit_exceeded", () => {
  const limits = { ...LIMITS, logs: 1 };
  expect(transfer().run({ limits }).error).toBe("none");
  expect(transfer().service(0x7a, "second").run({ limits }).error).toBe("log_limit_exceeded");
  expect(transfer().run({ limits: { ...LIMITS, logBytes: 38 } }).error).toBe("log_limit_exceeded");
  expect(transfer().run({ limits: { ...LIMITS, logBytes: 39 } }).error).toBe("none");
});
