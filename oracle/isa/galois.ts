/** The field of 256 elements that AES and GFNI compute in: bytes as polynomials over bits, modulo x^8 + x^4 + x^3 + x + 1 (FIPS-197, 4). */

const MODULUS = 0x11b;

/** The product of two bytes in the field. */
export function times(left: number, right: number): number {
  let [product, shifted] = [0, left];
  for (let rest = right; rest; rest >>= 1) {
    if (rest & 1) product ^= shifted;
    shifted <<= 1;
    if (shifted & 0x100) shifted ^= MODULUS;
  }
  return product;
}

/** The byte whose product with `byte` is 1; 0 for 0. Every element but 0 has order 255, so that its 254th power is the inverse: 254 = 2 + 4 + ... + 128. */
export function inverse(byte: number): number {
  let [product, power] = [1, byte];
  for (let n = 1; n <= 7; n++) {
    power = times(power, power);
    product = times(product, power);
  }
  return product;
}
