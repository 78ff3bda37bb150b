/** The process in which Keystone runs. Keystone ends its program on some texts (keystone#307): this process then ends too. */
import { Const, Keystone, loadKeystone } from "keystone-wasm";
import { type Answer, READY, type Request } from "./protocol.ts";

/** Texts that Keystone refuses, as opposed to texts that break it, are reported with this. */
const REFUSAL = "Failed to assemble, error: ";

await loadKeystone();
const keystone = new Keystone(Const.KS_ARCH_X86, Const.KS_MODE_64);

function answerOf(index: number, source: string): Answer {
  try {
    return { index, bytes: keystone.asm(source) };
  } catch (error) {
    if (error instanceof Error && error.message.startsWith(REFUSAL)) {
      return { index, error: error.message.slice(REFUSAL.length) };
    }
    // the engine is no longer to be trusted; whoever asked sees the process end and knows by which text
    process.exit(70);
  }
}

/** Waits until the answer is on its way: whoever asked blames the first source without one. */
const send = (answer: Answer): Promise<void> =>
  new Promise((resolve, reject) => {
    process.send!(answer, (error: Error | null) => (error ? reject(error) : resolve()));
  });

async function serve({ sources }: Request): Promise<void> {
  for (const [index, source] of sources.entries()) await send(answerOf(index, source));
}

process.on("message", (request: Request) => void serve(request));
// nobody left to answer
process.on("disconnect", () => process.exit(0));
process.send!(READY);
