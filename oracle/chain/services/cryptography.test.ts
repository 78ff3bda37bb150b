import { createHash, generateKeyPairSync, sign } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { bytesOfHex, encodeText } from "../bytes.ts";
import { DATA } from "../testing/guest-program.ts";
import { script } from "../testing/script.ts";

const hex = (bytes: unknown): string => Buffer.from(bytes as Uint8Array).toString("hex");

const hashed = (vector: number, data: Uint8Array, size: number): string =>
  hex(script().service(vector, DATA, data, BigInt(data.length)).returnBytes(size).run().values[0]?.value);

test.each([
  [0x80, "sha256", 32],
  [0x82, "ripemd160", 20],
  [0x83, "sha512", 64],
] as const)("int 0x%x is %s, as OpenSSL has it", (vector, name, size) => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (data) => {
      expect(hashed(vector, data, size)).toBe(createHash(name).update(data).digest("hex"));
    }),
    { numRuns: 30 },
  );
});

test.each([
  ["", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"],
  ["Transfer(address,address,uint256)", "ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef"],
])("keccak-256 of %j is Ethereum's", (text, expected) => {
  expect(hashed(0x81, encodeText(text), 32)).toBe(expected);
});

test("an ed25519 signature is good for its message and key alone", () => {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const key = new Uint8Array(publicKey.export({ format: "der", type: "spki" }).subarray(-32));
  const message = encodeText("a message");
  const signature = new Uint8Array(sign(null, message, privateKey));
  const verify = (k: Uint8Array, m: Uint8Array, s: Uint8Array): unknown =>
    script().service(0x84, k, m, BigInt(m.length), s).returnRax().run().values[0]?.value;
  expect(verify(key, message, signature)).toBe(1n);
  expect(verify(key, encodeText("A message"), signature)).toBe(0n);
  expect(verify(key, message, signature.with(40, signature[40]! ^ 1))).toBe(0n);
  expect(verify(key.with(0, key[0]! ^ 1), message, signature)).toBe(0n);
  expect(verify(new Uint8Array(32).fill(0xff), message, signature)).toBe(0n);
});

/** The example that Ethereum clients test themselves with. */
const RECOVERY = {
  hash: "ce0677bb30baa8cf067c88db9811f4333d131bf8bcf12fe7065d211dce971008",
  signature:
    "90f27b8b488db00b00606796d2987f6a5f59ae62ea05effe84fef5b8b0e549984a691139ad57a3f0b906637673aa2f63d1f55cb1a69199d4009eea23ceaddc9301",
  key: "e32df42865e97135acfb65f3bae71bdc86f4d49150ad6a440b6f15878109880a0a2b2667f7e725ceea70c673093bf67663e0312623c8e091b13cf2c0f11ef652",
};

const recover = (hash: string, signature: string) =>
  script()
    .service(0x16, DATA, 0x55n, 64n)
    .service(0x85, DATA, bytesOfHex(hash), bytesOfHex(signature))
    .returnRax()
    .returnBytes(64)
    .run()
    .values.map(({ value }) => (typeof value === "bigint" ? value : hex(value)));

test("secp256k1 finds the key behind Ethereum's signature, by either way of numbering", () => {
  expect(recover(RECOVERY.hash, RECOVERY.signature)).toEqual([1n, RECOVERY.key]);
  expect(recover(RECOVERY.hash, `${RECOVERY.signature.slice(0, -2)}1c`)).toEqual([1n, RECOVERY.key]);
});

test.each([
  ["r and s of 0", "00".repeat(65)],
  ["r and s over the order", `${"ff".repeat(64)}00`],
  ["a recovery number of 4", `${RECOVERY.signature.slice(0, -2)}04`],
  ["a recovery number of 31", `${RECOVERY.signature.slice(0, -2)}1f`],
  ["a recovery number whose point is over the field", `${RECOVERY.signature.slice(0, -2)}03`],
])("%s have no key, and the target stays as it was", (_, signature) => {
  expect(recover(RECOVERY.hash, signature)).toEqual([0n, "55".repeat(64)]);
});
