/** expect.json beside a contract's source, as far as the host can say something about it. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { root } from "./compiler.mjs";

const fileOf = ({ folder }) => join(root, folder, "expect.json");

export const readCalls = (contract) => JSON.parse(readFileSync(fileOf(contract), "utf8")).calls;

/** The host has no steps to count, no call before this one, and no other contracts. */
export const needsMore = ({ result, before, contracts, chain }) =>
  result?.error === "out_of_gas" || before !== undefined || contracts !== undefined || isRich(chain);

const isRich = ({ storage, value, gas, properties, block_hashes, author } = {}) =>
  [storage, value, gas, properties, block_hashes, author].some((one) => one !== undefined);

/** The host has no money that moves, no other contracts, no cryptography and no 256-bit numbers. */
export const isUnserved = ({ error }) => error === "unserved";

export const nameOf = ({ name, call }) => name ?? call ?? "(creation)";

/** What expect.json says and the host does not, a line each. */
export function differences(call, host) {
  return [
    ["error", call.result?.error, host.error],
    ["returns", call.returns, host.returns],
    ["logs", call.logs ?? [], host.logs],
    ["storage", call.storage ?? {}, host.storage],
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
  if (call.result) return withEffects(call, host);
  const { states, ...rest } = call;
  const words = host.error === "contract_error" ? { message: host.message } : {};
  const known = { ...rest, result: { error: host.error }, returns: host.returns, ...words };
  return { ...withEffects(known, host), ...(states ? { states } : {}) };
}

function withEffects(call, { logs, storage }) {
  const addsLogs = logs.length > 0 && !call.logs;
  const addsStorage = Object.keys(storage).length > 0 && !call.storage;
  if (!addsLogs && !addsStorage) return call;
  return { ...call, ...(addsLogs ? { logs } : {}), ...(addsStorage ? { storage } : {}) };
}

export function writeCalls(contract, calls) {
  const before = JSON.parse(readFileSync(fileOf(contract), "utf8"));
  writeFileSync(fileOf(contract), `${JSON.stringify({ ...before, calls }, null, 2)}\n`);
}
