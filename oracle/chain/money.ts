/** Moving sums of money. Amounts are signed 64-bit integers of smallest units, as services pass them. */
import type { Chain } from "./chain.ts";
import { CallError } from "./errors.ts";
import { isAccountId, isAssetId, isContractId } from "./object-id.ts";

/** An amount of an asset, as ECHO's operations have it. */
export interface Value {
  readonly amount: bigint;
  readonly asset: string;
}

export interface Payment extends Value {
  readonly from: string;
  readonly to: string;
}

const GREATEST = (1n << 63n) - 1n;

/**
 * Moves the amount, 0 too. CallError invalid_chain_call (ours) for a negative amount, for more than there is, for a receiver
 * that is no account and no contract of this chain, for a sum over 2^63 - 1; nothing is moved then.
 */
export function pay(chain: Chain, { from, to, asset, amount }: Payment): void {
  const refuse = (why: string): never => {
    throw new CallError("invalid_chain_call", `${amount} of ${asset} from ${from} to ${to}: ${why}`);
  };
  if (!isAssetId(asset)) refuse("no asset");
  if (!isAccountId(to) && !(isContractId(to) && chain.contract(to))) refuse("no account and no contract");
  if (amount < 0n) refuse("a negative amount");
  const had = chain.balance(from, asset);
  if (amount > 0n && had < amount) refuse(`there is only ${had}`);
  if (amount === 0n || from === to) return;
  const has = chain.balance(to, asset) + amount;
  if (has > GREATEST) refuse("the sum does not fit into 64 bits");
  chain.setBalance(from, asset, had - amount);
  chain.setBalance(to, asset, has);
}
