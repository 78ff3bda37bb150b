/** What calls have changed, in JSON: storage by contract and key (null: removed), balances by owner and asset. */
import type { ChainChanges } from "../../../oracle/index.ts";
import { writeKey } from "./stored-key.ts";

export type StorageJson = Record<string, Record<string, string | null>>;
export type BalancesJson = Record<string, Record<string, string>>;

export function writeStorage({ storage }: Pick<ChainChanges, "storage">): StorageJson {
  const written: StorageJson = {};
  for (const { contract, key, value } of storage) {
    written[contract] ??= {};
    written[contract][writeKey(key)] = value === undefined ? null : Buffer.from(value).toString("hex");
  }
  return written;
}

export function writeBalances({ balances }: Pick<ChainChanges, "balances">): BalancesJson {
  const written: BalancesJson = {};
  for (const { owner, asset, amount } of balances) {
    written[owner] ??= {};
    written[owner][asset] = String(amount);
  }
  return written;
}
