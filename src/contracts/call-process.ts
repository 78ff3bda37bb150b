/** The process in which contract calls run, one after the other: Unicorn may end it, a contract may keep it busy, and neither harms us. */
import { writeSync } from "node:fs";
import { EnvironmentLacks } from "../engines/engine.ts";
import { dieWithParent } from "../engines/unicorn/orphan.ts";
import { packChanges } from "./packed-changes.ts";
import type { Broken, EngineAnswer, EngineLacking, EngineRequest, SentAnswer } from "./request.ts";
import { runCall } from "./run-call.ts";

async function answer(request: EngineRequest): Promise<SentAnswer | EngineLacking | Broken> {
  try {
    return packed(await runCall(request, writeAll));
  } catch (error) {
    if (error instanceof EnvironmentLacks) return { lacking: error.message };
    return { broken: error instanceof Error ? error.message : String(error) };
  }
}

function packed({ observations, ...answer }: EngineAnswer): SentAnswer {
  const bare = observations.map(({ changes: _, ...rest }) => rest);
  return { ...answer, observations: bare, changed: packChanges(observations) };
}

/** Synchronous: the contract does not wait for the event loop, and a trace may be longer than memory. */
function writeAll(text: string): void {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length; ) done += writeSome(bytes.subarray(done));
}

/** A pipe that is full says EAGAIN: its reader is slower than we are. One that is closed wants nothing more. */
function writeSome(bytes: Uint8Array): number {
  try {
    return writeSync(1, bytes);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EPIPE") process.exit(0);
    if (code !== "EAGAIN") throw error;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    return 0;
  }
}

dieWithParent();
// Ctrl-C reaches the whole process group: it is the parent's to say when to end
process.on("SIGINT", () => {});
process.on("message", async (request: EngineRequest) => void process.send!(await answer(request)));
