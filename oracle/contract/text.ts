/** Names in string tables. */

/** Names are bounded so that symbols which all point into one long string cannot make the work quadratic. */
const LONGEST_NAME = 256;

/** The text from `from` to the next zero byte, 256 bytes at most; empty behind the end. */
export function textAt(strings: Uint8Array, from: number): string {
  const part = strings.subarray(from, from + LONGEST_NAME);
  const end = part.indexOf(0);
  return new TextDecoder().decode(end < 0 ? part : part.subarray(0, end));
}
