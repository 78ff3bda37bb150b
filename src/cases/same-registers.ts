/** Whether sixteen registers are the same numbers; engines return the very array that was expected where they are (interned.ts). */
export function sameRegisters(one: readonly bigint[], other: readonly bigint[]): boolean {
  if (one === other) return true;
  for (let n = 0; n < 16; n++) if (one[n] !== other[n]) return false;
  return true;
}
