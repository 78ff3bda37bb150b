/** The process in which Unicorn runs cases. It may abort, hang or be ended: the engine then blames the case and starts another. */
import { loadUnicorn } from "./locate.ts";
import { packReplies, READY, type Request, unpackCase, unpackShared } from "./message.ts";
import { dieWithParent } from "./orphan.ts";
import { UnicornRunner } from "./run-case.ts";

dieWithParent();
// Ctrl-C reaches the whole process group: it is the parent's to say when to end
process.on("SIGINT", () => {});
const runner = new UnicornRunner(loadUnicorn());

process.on("message", (request: Request) => {
  const shared = unpackShared(request);
  const cases = Array.from(request.limits, (_, n) => unpackCase(request, n, shared));
  const replies = cases.map((one, n) => runner.run(one, request.precise[n] === 1));
  process.send!(packReplies(replies, cases));
});
process.send!(READY);
