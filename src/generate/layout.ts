/** Where generated cases keep their things. All below 2^31: address size 32, absolute and RIP-relative operands reach everything. */
import { PAGE_SIZE } from "../../oracle/index.ts";

/** First instruction; the code's own pages follow. */
export const CODE = 0x40_0000;
/** A program is some 200 bytes. */
export const CODE_SIZE = PAGE_SIZE;

/** Readable and writable; what lies below it is not mapped. */
export const DATA = 0x50_0000;
export const DATA_SIZE = 4 * PAGE_SIZE;

/** One page directly behind the data that may only be read; behind it nothing is mapped. */
export const READ_ONLY = DATA + DATA_SIZE;
export const READ_ONLY_SIZE = PAGE_SIZE;

/** Readable and writable, nothing mapped on either side. */
export const STACK = 0x60_0000;
export const STACK_SIZE = 2 * PAGE_SIZE;
