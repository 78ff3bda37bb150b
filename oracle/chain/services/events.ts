/** Events: values 0x70 + t, begin 0x7a, end 0x7b. */
import { readString } from "../guest-string.ts";
import { type Service, silent } from "../service.ts";
import { VALUE_TYPES } from "../value-type.ts";
import { registerValue } from "./register-value.ts";

const values: readonly Service[] = VALUE_TYPES.map((type, t) => ({
  vector: 0x70 + t,
  name: `event_${type.name}`,
  arguments: type.name === "string" ? "rdi string*" : `rdi ${type.name}`,
  result: "none",
  evidence: "ours",
  detail: "that there are events is doc; outside of one unexpected_operation: ours",
  serve: silent((frame) => frame.effects.events.push(registerValue(frame, type))),
}));

export const eventServices: readonly Service[] = [
  ...values,
  {
    vector: 0x7a,
    name: "event_begin",
    arguments: "rdi string* event name",
    result: "none",
    evidence: "ours",
    detail: "that there are events is doc; inside of one unexpected_operation: ours",
    serve: silent((frame) => frame.effects.events.begin(readString(frame, frame.argument(0)))),
  },
  {
    vector: 0x7b,
    name: "event_end",
    arguments: "",
    result: "none",
    evidence: "ours",
    detail:
      "that there are events is doc; outside of one unexpected_operation: ours; one that never ends is none: ours",
    serve: silent((frame) => frame.effects.events.end()),
  },
];
