/** Stored bytes for people: what a contract wrote must not steer the terminal. */

const PRINTABLE = /^[\x20-\x7e]*$/;

/** Hex digits, with the number (up to eight bytes, little-endian) or the text that they may stand for. `-` for no bytes. */
export function textOrHex(bytes: Uint8Array): string {
  if (bytes.length === 0) return "-";
  const hex = Buffer.from(bytes).toString("hex");
  const text = Buffer.from(bytes).toString("latin1");
  if (PRINTABLE.test(text)) return `${hex} (${JSON.stringify(text)})`;
  return [1, 2, 4, 8].includes(bytes.length) ? `${hex} (${numberOf(bytes)})` : hex;
}

const numberOf = (bytes: Uint8Array): bigint => bytes.reduceRight((number, byte) => (number << 8n) | BigInt(byte), 0n);
