/** Option values of `run`, from text. Each throws InvalidArgumentError (used wrongly), to which Commander adds the option's name. */
import { InvalidArgumentError } from "commander";
import { type Balances, isObjectId } from "../../oracle/index.ts";
import { ENGINE_NAMES, type EngineName } from "./request.ts";

/** A whole number from `least` to `most`. */
export const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= least && value <= most)) {
      throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`);
    }
    return value;
  };

/** `1.11.0` and the like. */
export function objectId(text: string): string {
  if (!isObjectId(text)) throw new InvalidArgumentError(`Expected an object id like 1.2.10.`);
  return text;
}

const GREATEST = (1n << 63n) - 1n;

/** `OWNER:ASSET=AMOUNT`, added to what was given before. */
export function balance(text: string, before: Balances): Balances {
  const [, owner, asset, amount] = /^([\d.]+):([\d.]+)=(-?\d{1,20})$/.exec(text) ?? [];
  if (!owner || !asset || !amount || !isObjectId(owner) || !isObjectId(asset)) {
    throw new InvalidArgumentError(`Expected a balance like 1.2.10:1.3.0=500.`);
  }
  if (BigInt(amount) > GREATEST || BigInt(amount) < -GREATEST - 1n) {
    throw new InvalidArgumentError(`The balance ${amount} does not fit into 64 bits.`);
  }
  return new Map([...before, [owner, new Map([...(before.get(owner) ?? []), [asset, BigInt(amount)]])]]);
}

/** `oracle`, `unicorn`, `native`, or several with commas between them. */
export function engines(text: string): readonly EngineName[] {
  const names = text.split(",").map((name) => name.trim());
  const known = names.filter((name): name is EngineName => ENGINE_NAMES.some((one) => one === name));
  if (known.length !== names.length || new Set(known).size !== known.length) {
    throw new InvalidArgumentError(`Expected oracle, unicorn, native, or several of them with commas.`);
  }
  return known;
}
