/** Keys of storage in JSON: text where they are text; others, and text that looks like one of these, as `0x` and hex digits. */
const HEX = /^0x([0-9a-fA-F]{2})*$/;

export const readKey = (key: string): Uint8Array =>
  new Uint8Array(HEX.test(key) ? Buffer.from(key.slice(2), "hex") : Buffer.from(key));

export function writeKey(key: Uint8Array): string {
  const text = textOf(key);
  return text === undefined || HEX.test(text) ? `0x${Buffer.from(key).toString("hex")}` : text;
}

/** Undefined for bytes that are no UTF-8. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
