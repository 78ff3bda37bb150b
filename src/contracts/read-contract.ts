/** The bytes of a contract's file: a container, or its hex digits as they are uploaded to ECHO. */
import { closeSync, openSync, readSync } from "node:fs";

/** A file that cannot be read: exit code 1, with this message. */
export class UnreadableFile extends Error {}

/** A hostile file must not fill memory: more than any limit that somebody may set. */
const MOST_BYTES = 64 << 20;
const PIECE = 1 << 18;

/** Throws UnreadableFile. */
export function readContract(path: string): Uint8Array {
  const bytes = readBytes(path);
  return hexDigits(bytes) ?? bytes;
}

function readBytes(path: string): Uint8Array {
  try {
    return readAtMost(path, MOST_BYTES);
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile(`cannot read ${path}: ${reasonOf(error)}`);
  }
}

/** In pieces, because a device or a pipe does not say how long it is. */
function readAtMost(path: string, most: number): Uint8Array {
  const file = openSync(path, "r");
  try {
    const pieces: Uint8Array[] = [];
    for (let size = 0; ; ) {
      const piece = new Uint8Array(PIECE);
      const count = readSync(file, piece);
      if (count === 0) return Buffer.concat(pieces);
      size += count;
      if (size > most) throw new UnreadableFile(`${path} has more than ${most} bytes: too large for a contract`);
      pieces.push(piece.subarray(0, count));
    }
  } finally {
    closeSync(file);
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
