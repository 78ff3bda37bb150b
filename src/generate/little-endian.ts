/** The low `size` bytes of `value`, lowest first; negative values in two's complement. */
export function littleEndian(value: bigint, size: number): number[] {
  const bytes: number[] = [];
  for (let rest = BigInt.asUintN(8 * size, value); bytes.length < size; rest >>= 8n) bytes.push(Number(rest & 0xffn));
  return bytes;
}
