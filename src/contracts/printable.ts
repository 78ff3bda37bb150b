/** What contracts say, made safe for a terminal. */
import type { Value } from "../../oracle/index.ts";

/** A contract's words must not steer the terminal. */
export const printable = (text: string): string => JSON.stringify(text).slice(1, -1);

/** Text in quotes; a string that is none as hex. */
export function valueText({ type, value }: Value): string {
  if (type !== "string") return String(value);
  const text = new TextDecoder().decode(value);
  return text.includes("\ufffd") ? `0x${Buffer.from(value).toString("hex")}` : JSON.stringify(text);
}
