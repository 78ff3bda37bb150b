/** Accesses are compared by page: where in it a fault is reported differs between engines that are both right. */
import { PAGE_SIZE } from "../../oracle/index.ts";

/** Number of the page; undefined where there is no address. */
export const pageOf = (address: bigint | undefined): bigint | undefined =>
  address === undefined ? undefined : address / BigInt(PAGE_SIZE);
