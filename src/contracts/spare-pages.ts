/** Pages of guests that have ended, for the next ones: a file and its mapping take 0.1 ms to make. */
import { GuestFile } from "./guest-file.ts";
import { type GuestPages, PlainPages } from "./guest-pages.ts";

/** Contracts that call each other have some each: as many as can be called at once by default (limits.ts). */
const MOST_SPARE = 16;
const spare: GuestPages[] = [];

/** Empty ones, of the best kind that this system has. */
export const takePages = (): GuestPages => spare.pop() ?? openPages();

/** Nobody is going to look at what they held. */
export function leavePages(pages: GuestPages): void {
  pages.empty();
  if (spare.length < MOST_SPARE) spare.push(pages);
  else pages.close();
}

function openPages(): GuestPages {
  if (process.platform !== "linux") return new PlainPages();
  try {
    return new GuestFile();
  } catch {
    return new PlainPages();
  }
}
