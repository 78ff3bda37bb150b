/** A contract compiled for this machine, its services served by corpus/host: what a call gives without any ECHO VM. */
import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { C, CPP, compile, inPairs, root } from "./compiler.mjs";
import { CPP_RUNTIME, SDK } from "./sources.mjs";

const HOST = "corpus/host";
/** Stops on what C leaves undefined, so that no expectation rests on it. */
const CHECKS = "-fsanitize=signed-integer-overflow,shift,bounds -fsanitize-undefined-trap-on-error".split(" ");
const FLAGS = ["-O1", "-Wall", "-DECHO_HOST", "-fno-builtin", `-I${SDK}`, "-c"];

const object = (folder, source) => join(folder, `${source.replaceAll("/", "-")}.o`);

async function compileUnit(source, folder, extra) {
  const isCpp = source.endsWith("p");
  const words = [...FLAGS, ...extra, ...(isCpp ? CPP : C), source, "-o", object(folder, source)];
  await compile(isCpp ? "g++" : "gcc", words);
  return object(folder, source);
}

/** Compiles what every contract is linked with; once for a folder. `new` and `delete` do no harm to those in C. */
export async function compileServices(folder) {
  const sources = readdirSync(join(root, HOST)).filter((file) => file.endsWith(".c"));
  const all = [...sources.map((file) => `${HOST}/${file}`), ...CPP_RUNTIME];
  return inPairs(all, (source) => compileUnit(source, folder, []));
}

/** The path of the program. 128-bit division comes from gcc's library and not from the SDK: a second opinion on that one too. */
export async function compileForHost({ name, source }, services, folder) {
  const own = await compileUnit(source, folder, CHECKS);
  const program = join(folder, name);
  await compile("gcc", [own, ...services, "-o", program]);
  return program;
}

function optionsOf({ call, chain = {} }) {
  const balances = Object.entries(chain.balances ?? {}).flatMap(([owner, assets]) =>
    Object.entries(assets).flatMap(([asset, amount]) => ["--balance", owner, asset, String(amount)]),
  );
  return [
    ...(chain.block_number === undefined ? [] : ["--block", String(chain.block_number)]),
    ...(chain.timestamp === undefined ? [] : ["--timestamp", String(chain.timestamp)]),
    ...(chain.sender === undefined ? [] : ["--sender", chain.sender]),
    ...(chain.contract_id === undefined ? [] : ["--contract", chain.contract_id]),
    ...balances,
    ...(call === undefined ? [] : ["--call", call]),
  ];
}

/** `{ error, output, message, returns, logs, storage }` of a call of expect.json; a text is told as it is when it is UTF-8. */
export async function runOnHost(program, call) {
  const { stdout } = await promisify(execFile)(program, optionsOf(call), { timeout: 10_000, maxBuffer: 1 << 20 });
  const lines = stdout
    .trimEnd()
    .split("\n")
    .map((line) => line.split(" "));
  const found = (name) => lines.find(([key]) => key === name)?.[1] ?? "";
  const returns = lines
    .filter(([key]) => key === "value")
    .map(([, type, hex]) => typedValue(type, Buffer.from(hex, "hex")));
  return {
    error: found("error"),
    output: found("output"),
    message: textOf(Buffer.from(found("message"), "hex")),
    returns,
    logs: lines.filter(([key]) => key === "log").map(([, event, log]) => ({ event, log })),
    storage: storageOf(lines, call.chain?.contract_id ?? "1.11.0"),
  };
}

/** As expect.json has it: text keys as they are, others as 0x and hex digits. */
function storageOf(lines, contract) {
  const entries = lines
    .filter(([key]) => key === "stored")
    .map(([, key, value]) => [textOf(Buffer.from(key, "hex")) ?? `0x${key}`, value]);
  return entries.length > 0 ? { [contract]: Object.fromEntries(entries) } : {};
}

function typedValue(type, bytes) {
  if (type === "bool") return { bool: bytes[0] === 1 };
  if (type === "string")
    return textOf(bytes) === undefined ? { hex: bytes.toString("hex") } : { string: textOf(bytes) };
  const unsigned = [...bytes].reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  const value = type.startsWith("i") ? BigInt.asIntN(8 * bytes.length, unsigned) : unsigned;
  return { [type]: bytes.length === 8 ? String(value) : Number(value) };
}

function textOf(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
