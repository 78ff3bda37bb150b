/** Cases in one line: code in hex at 0x400000, `until` behind it. */
import type { MachineCase } from "../../../cases/case.ts";
import { decodeCase } from "../../../cases/codec.ts";

const AT = 0x40_0000;

/** A page of data for tests, readable and writable. */
export const DATA = 0x1_0000;
export const PAGE = { at: `0x${DATA.toString(16)}`, size: 4096, access: "rw" };

export function makeCase(code: string, more: object = {}): MachineCase {
  const until = `0x${(AT + code.length / 2).toString(16)}`;
  return decodeCase(JSON.stringify({ id: code, code, at: "0x400000", until, memory: [PAGE], ...more }));
}
