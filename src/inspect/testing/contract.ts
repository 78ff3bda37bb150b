/** Small containers for tests: code and constants in hex. */
import { escFile, type ProfileName } from "../../../oracle/index.ts";
import { inspect } from "../inspect.ts";

export const CODE = 0x40_1000n;
const DATA = 0x40_2000n;

/** A container of code and constants, in hex. */
export const contract = (code: string, data = "", symbols: readonly bigint[] = []): Uint8Array =>
  escFile({
    entry: CODE,
    sections: [section(1, 6, CODE, code), section(6, 2, DATA, data)],
    symbols,
  });

export function section(kind: number, flags: number, at: bigint, hex: string) {
  const bytes = Buffer.from(hex, "hex");
  return { kind, flags, at, memorySize: bytes.length, bytes };
}

export const look = (file: Uint8Array, profile: ProfileName = "echo-2020") => inspect(file, profile);
export const kinds = (file: Uint8Array, profile?: ProfileName) => look(file, profile).warnings.map(({ kind }) => kind);
