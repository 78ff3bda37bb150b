/** The instruction of a contract at an address. */
import {
  buildMaps,
  type Decoded,
  decode,
  disassemble,
  type Image,
  LoadError,
  loadImage,
  TABLE,
} from "../../oracle/index.ts";
import type { CallRequest } from "../contracts/request.ts";

export interface Located {
  readonly instruction: Decoded;
  /** Assembly, with the function it stands in where the container names it. */
  readonly text: string;
}

/** Undefined where the container has no instruction. */
export function instructionAt({ contract, limits }: CallRequest, at: bigint): Located | undefined {
  const image = imageOf(contract, limits.image);
  const segment = image?.segments.find((one) => at >= one.at && at < one.at + BigInt(one.bytes.length));
  if (!image || !segment) return undefined;
  const instruction = decode(buildMaps(TABLE), segment.bytes, Number(at - segment.at));
  if (typeof instruction !== "object") return undefined;
  return { instruction, text: `${disassemble(instruction, at)}${functionOf(image, at)}` };
}

function imageOf(contract: Uint8Array, limits: CallRequest["limits"]["image"]): Image | undefined {
  try {
    return loadImage(contract, limits);
  } catch (error) {
    if (error instanceof LoadError) return undefined;
    throw error;
  }
}

function functionOf({ symbols }: Image, at: bigint): string {
  const named = symbols.filter((one) => one.name && one.at <= at).sort((a, b) => (a.at < b.at ? 1 : -1));
  const [nearest] = named;
  return nearest ? ` (${nearest.name}+0x${(at - nearest.at).toString(16)})` : "";
}
