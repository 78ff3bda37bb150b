/** A chain that is open for one command. */
import { PersistentChain } from "../chain/persistent-chain.ts";
import type { Reply } from "../chain/reply.ts";
import { answer, type Request } from "../chain/request.ts";

/** Opens the chain, acts, closes it. */
export async function withChain<T>(folder: string, act: (chain: PersistentChain) => Promise<T>): Promise<T> {
  diesAtOnce();
  const chain = await PersistentChain.open(folder);
  try {
    return await act(chain);
  } finally {
    await chain.close();
  }
}

/** Resolves when what was changed is on the disk. */
export const ask = (chain: PersistentChain, request: Request): Promise<Reply> =>
  chain.commit((store) => answer(store, request));

/**
 * A contract may run for seconds, in which no listener of ours is called; and the folder is whole whenever the process ends. So
 * Ctrl-C is left to the operating system.
 */
function diesAtOnce(): void {
  for (const signal of ["SIGINT", "SIGTERM"]) process.removeAllListeners(signal);
}
