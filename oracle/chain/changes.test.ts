import { expect, test } from "vitest";
import { Overlay } from "../storage/overlay.ts";
import { encodeText } from "./bytes.ts";
import { Chain } from "./chain.ts";
import { changesOf } from "./changes.ts";
import { memoryChain } from "./memory-chain.ts";

test("what was written as it was is no change; the rest is told in order", () => {
  const key = encodeText("k");
  const before = memoryChain({
    balances: new Map([["1.2.1", new Map([["1.3.0", 5n]])]]),
    storage: new Map([["1.11.2", [{ key, value: Uint8Array.of(1) }]]]),
  });
  const overlay = new Overlay(before.store);
  const chain = new Chain(overlay);
  chain.setBalance("1.2.1", "1.3.0", 5n);
  chain.setBalance("1.2.9", "1.3.0", 7n);
  chain.setBalance("1.2.1", "1.3.1", 1n);
  chain.setStored("1.11.2", key, Uint8Array.of(1));
  chain.setStored("1.11.2", encodeText("b"), Uint8Array.of(3));
  chain.setStored("1.11.2", encodeText("a"), Uint8Array.of(2));
  chain.setStored("1.11.1", key, undefined);
  expect(changesOf(overlay, before.store)).toEqual({
    storage: [
      { contract: "1.11.2", key: encodeText("a"), value: Uint8Array.of(2) },
      { contract: "1.11.2", key: encodeText("b"), value: Uint8Array.of(3) },
    ],
    balances: [
      { owner: "1.2.1", asset: "1.3.1", amount: 1n },
      { owner: "1.2.9", asset: "1.3.0", amount: 7n },
    ],
  });
  chain.setStored("1.11.2", key, undefined);
  expect(changesOf(overlay, before.store).storage[2]).toEqual({ contract: "1.11.2", key, value: undefined });
});
