/** The tables of the store in which a chain is kept. Keys are ids and names as they are; what may be any bytes is hex. */

export const TABLE = {
  /** `head`: the head block as JSON. `next`: the instance of the next contract, decimal. */
  chain: "chain",
  /** Block number, decimal: its hash as text. */
  hash: "hash",
  /** `OWNER/ASSET`: amount, decimal. */
  balance: "balance",
  /** Contract id: its container. */
  code: "code",
  /** Contract id: its creator. */
  creator: "creator",
  /** `ID/NAME in hex`: text. */
  property: "property",
} as const;

const STORAGE = "storage/";

/** Key in hex: value. */
export const storageOf = (contract: string): string => `${STORAGE}${contract}`;

/** The contract whose storage the table is. */
export const storageOwner = (table: string): string | undefined =>
  table.startsWith(STORAGE) ? table.slice(STORAGE.length) : undefined;
