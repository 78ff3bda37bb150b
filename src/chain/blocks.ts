/** Blocks of a persistent chain: the head block, which operations are part of, ends, and the next begins. No clock is asked. */
import { createHash } from "node:crypto";
import { type Block, Chain, Overlay, type Store } from "../../oracle/index.ts";
import { UsageError } from "../engines/engine.ts";
import { type EndedBlock, Journal } from "./journal.ts";
import type { Blocks } from "./operation.ts";

const UINT32 = 0xffff_ffff;

/** The new head. Throws UsageError for a time before the head's, and when number or time leave 32 bits; nothing has changed then. */
export function produceBlocks(store: Store, { count, timestamp, author }: Blocks): Block {
  const overlay = new Overlay(store);
  for (let left = count; left > 0; left--) {
    const next = nextBlock(overlay, left === count ? timestamp : undefined, author);
    endHead(overlay);
    new Chain(overlay).setHead(next);
  }
  overlay.commit();
  return new Chain(store).head;
}

function nextBlock(store: Store, timestamp: number | undefined, author: string | undefined): Block {
  const { head } = new Chain(store);
  const time = timestamp ?? head.timestamp + new Journal(store).status!.step;
  if (time < head.timestamp) throw new UsageError(`a block at ${time} cannot follow one at ${head.timestamp}`);
  if (time > UINT32 || head.number >= UINT32) throw new UsageError("number and time of a block have 32 bits");
  return { number: head.number + 1, timestamp: time, author: author ?? head.author };
}

function endHead(store: Store): void {
  const [chain, journal] = [new Chain(store), new Journal(store)];
  const status = journal.status!;
  const first = status.beforeHead;
  const block = { ...chain.head, first, count: status.operations - first };
  const hash = hashOf(block, chain.blockHash(block.number - 1), journal);
  chain.setBlockHash(block.number, hash);
  journal.addBlock({ ...block, hash });
}

/** Ours, in the shape that the chain's nodes print: 20 bytes as hex digits, the number of the block first. */
function hashOf(block: Omit<EndedBlock, "hash">, previous: string | undefined, journal: Journal): string {
  const hash = createHash("sha256").update(JSON.stringify([previous ?? "", block]));
  for (let n = 0; n < block.count; n++) hash.update(JSON.stringify(journal.entry(block.first + n)));
  return block.number.toString(16).padStart(8, "0") + hash.digest("hex").slice(0, 32);
}
