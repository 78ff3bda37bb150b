/** Debug output: 0x10. */
import { readText } from "../guest-string.ts";
import { type Service, silent } from "../service.ts";

export const debugServices: readonly Service[] = [
  {
    vector: 0x10,
    name: "debug",
    arguments: "rdi string*",
    result: "none",
    evidence: "ours",
    detail: "that there is one is doc; the text is for people, no part of the result",
    serve: silent((frame) => frame.effects.print(readText(frame, frame.argument(0)))),
  },
];
