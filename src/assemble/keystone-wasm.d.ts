/** What is used of keystone-wasm: its package ships declarations that its exports do not name. */
declare module "keystone-wasm" {
  export const Const: { readonly KS_ARCH_X86: number; readonly KS_MODE_64: number };
  export class Keystone {
    constructor(arch: number, mode: number);
    /** Throws an Error when the text is refused, something else when the engine broke. */
    asm(text: string, options?: { address?: number | bigint }): Uint8Array;
  }
  export function loadKeystone(): Promise<void>;
}
