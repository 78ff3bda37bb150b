/**
 * In which versions of Unicorn the examples were run: 2.0.1 (Debian's 2.0.1.post1) and 2.1.4 (from PyPI). What shows in both
 * is taken to be in those between; a later version has to be looked at before anything is excused in it.
 */

/** Seen in 2.0.1 and in 2.1.4. */
export const ALL_SEEN = ">=2.0.1 <=2.1.4";

/** Seen in 2.0.1, gone in 2.1.4: repaired in 2.1.0. */
export const BEFORE_2_1 = ">=2.0.1 <2.1.0";
