/** The process in which Unicorn runs cases. It may abort, hang or be ended: the engine then blames the case and starts another. */
import { answerRequest } from "./answer-request.ts";
import { Starts } from "./compiled/starts.ts";
import { loadUnicorn } from "./locate.ts";
import { READY, type Request } from "./message.ts";
import { dieWithParent } from "./orphan.ts";
import { UnicornRunner } from "./run-case.ts";

dieWithParent();
// Ctrl-C reaches the whole process group: it is the parent's to say when to end
process.on("SIGINT", () => {});
const unicorn = loadUnicorn();
const runner = new UnicornRunner(unicorn);
const starts = Starts.open(unicorn);

process.on("message", (request: Request) => {
  process.send!(answerRequest(runner, request, starts));
});
process.send!(READY);
