/** expect.json beside a contract's source, as far as the host can say something about it. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { root } from "./compiler.mjs";

const fileOf = ({ folder }) => join(root, folder, "expect.json");

export const readCalls = (contract) => JSON.parse(readFileSync(fileOf(contract), "utf8")).calls;

/** A limit of steps means something on a VM only: such a call has no second opinion. */
export const needsSteps = ({ result }) => result?.error === "out_of_gas";

/** The host has no money that moves, no other contracts, no cryptography and no 256-bit numbers. */
export const isUnserved = ({ error }) => error === "unserved";

export const nameOf = ({ name, call }) => name ?? call ?? "(creation)";

/** What expect.json says and the host does not, a line each. */
export function differences(call, host) {
  return [
    ["error", call.result?.error, host.error],
    ["returns", call.returns, host.returns],
    ...(call.message === undefined ? [] : [["message", call.message, host.message]]),
    ...(call.result?.output === undefined ? [] : [["output", call.result.output, host.output]]),
  ]
    .filter(([, expected, given]) => !isDeepStrictEqual(expected, given))
    .map(
      ([what, expected, given]) =>
        `${what}: expected ${JSON.stringify(expected)}, the host says ${JSON.stringify(given)}`,
    );
}

/** The call with the host's results in it. What is there already stays. */
export function completed(call, host) {
  if (call.result) return call;
  const { states, ...rest } = call;
  const words = host.error === "contract_error" ? { message: host.message } : {};
  return { ...rest, result: { error: host.error }, returns: host.returns, ...words, ...(states ? { states } : {}) };
}

export function writeCalls(contract, calls) {
  const before = JSON.parse(readFileSync(fileOf(contract), "utf8"));
  writeFileSync(fileOf(contract), `${JSON.stringify({ ...before, calls }, null, 2)}\n`);
}
