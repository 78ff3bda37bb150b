/** Contracts on disk for tests: small containers with their expect.json, in a folder of their own. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CODE, int, move, RET } from "../../../oracle/chain/testing/guest-program.ts";
import { escFile } from "../../../oracle/contract/esc-file.ts";

const RDI = 7;

export const container = (code: readonly number[]): Uint8Array =>
  escFile({
    entry: CODE,
    sections: [{ kind: 1, flags: 6, at: CODE, memorySize: code.length, bytes: code }],
    symbols: [],
  });

/** Returns 5 as u64: one `int`, then the end. */
export const RETURNS_5: readonly number[] = [...move(RDI, 5n), ...int(0x59), ...RET];

export const EXPECTS_5 = {
  v: 1,
  binaries: ["a.esc"],
  calls: [{ call: "f()", result: { error: "none" }, returns: [{ u64: "5" }] }],
};

/** A contract's folder in `corpus`; returns its path. */
export function writeContract(corpus: string, name: string, code: readonly number[], expectations: unknown): string {
  const folder = join(corpus, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "a.esc"), container(code));
  writeFileSync(join(folder, "expect.json"), JSON.stringify(expectations));
  return folder;
}
