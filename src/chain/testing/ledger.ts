/** A small chain for tests: the ledger contract (ledger.c), requests of it, and everything that can lie in a store. */
import { join } from "node:path";
import { type ChainOptions, MemoryStore, type Store } from "../../../oracle/index.ts";
import { readContract } from "../../contracts/read-contract.ts";
import { projectFolder } from "../../project.ts";
import { contentOf } from "../../storage/testing/content.ts";
import { type Genesis, writeGenesis } from "../genesis.ts";
import type { ContractCall, Creation } from "../operation.ts";
import type { Request } from "../request.ts";

export const LEDGER_FILE = join(projectFolder(), "src/chain/testing/ledger.elf");
export const LEDGER = "1.11.0";
export const ALICE = "1.2.10";
const MONEY: ChainOptions = { balances: new Map([[ALICE, new Map([["1.3.0", 1_000_000n]])]]) };
export const GENESIS: Genesis = { ...MONEY, step: 5 };

export const creation = (): Creation => ({ kind: "create", code: readContract(LEDGER_FILE), sender: ALICE });

export const call = (line: string, amount = 0n): ContractCall => ({
  kind: "call",
  to: LEDGER,
  line,
  sender: ALICE,
  ...(amount > 0n && { value: { amount, asset: "1.3.0" } }),
});

/** A creation, calls that move, fail and pay, transfers and blocks: `count` of them after the first two. */
export function requests(count: number): Request[] {
  const moves = Array.from({ length: count }, (_, n): Request => {
    if (n % 7 === 3) return { kind: "block", count: 1 };
    if (n % 7 === 5) return { kind: "transfer", from: ALICE, to: "1.2.11", amount: BigInt(n), asset: "1.3.0" };
    if (n % 5 === 2) return call(`fail("a", "b${n % 3}", ${n})`, 1n);
    if (n % 5 === 4) return call('pay("1.2.12", 1)', 3n);
    return call(`move("a", "b${n % 3}", ${n})`);
  });
  return [creation(), call('put("a", 1000000)'), ...moves];
}

/** The chain in memory at its beginning. */
export function memoryStore(): MemoryStore {
  const store = new MemoryStore();
  writeGenesis(store, GENESIS);
  return store;
}

const TABLES = "status operation block chain hash balance code creator property storage/1.11.0".split(" ");

export const everythingIn = (store: Store): ReturnType<typeof contentOf> => contentOf(store, TABLES);

/** Operations and blocks that the store has on record: each request that is kept makes one of them. */
export function kept(store: Store): number {
  return [...store.keys("operation")].length + [...store.keys("block")].length;
}
