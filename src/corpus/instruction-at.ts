/** The instruction of a contract at an address. */
import { type Decoded, decode, disassemble, type Image, LoadError, loadImage, tableOf } from "../../oracle/index.ts";
import type { CallRequest } from "../contracts/request.ts";

export interface Located {
  readonly instruction: Decoded;
  /** Assembly, with the function it stands in where the container names it. */
  readonly text: string;
}

/** As the request's profile has it. Undefined where the container has no instruction. */
export function instructionAt({ contract, limits, profile = "full" }: CallRequest, at: bigint): Located | undefined {
  const image = imageOf(contract, limits.image);
  const segment = image?.segments.find((one) => at >= one.at && at < one.at + BigInt(one.bytes.length));
  if (!image || !segment) return undefined;
  const instruction = decode(tableOf(profile).maps, segment.bytes, Number(at - segment.at));
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
