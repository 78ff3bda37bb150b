/** The bytes of a contract's file: a container, or its hex digits as they are uploaded to ECHO. */
import { readFileSync, statSync } from "node:fs";

/** A file that cannot be read: exit code 1, with this message. */
export class UnreadableFile extends Error {}

/** A hostile file must not fill memory: more than any limit that somebody may set. */
const MOST_BYTES = 64 << 20;

/** Throws UnreadableFile. */
export function readContract(path: string): Uint8Array {
  const bytes = readBytes(path);
  return hexDigits(bytes) ?? bytes;
}

function readBytes(path: string): Uint8Array {
  try {
    const { size } = statSync(path);
    if (size > MOST_BYTES) throw new UnreadableFile(`${path} has ${size} bytes: too large for a contract`);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile(`cannot read ${path}: ${reasonOf(error)}`);
  }
}

const REASONS: Record<string, string> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "permission denied",
};

const reasonOf = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException;
  return REASONS[code ?? ""] ?? message;
};

/** The bytes that a file of nothing but hex digits and white space stands for. */
function hexDigits(bytes: Uint8Array): Uint8Array | undefined {
  const text = Buffer.from(bytes).toString("latin1").replace(/\s+/g, "");
  return text !== "" && text.length % 2 === 0 && /^[0-9a-f]+$/i.test(text) ? Buffer.from(text, "hex") : undefined;
}
