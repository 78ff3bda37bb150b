/** Where things are in an entry of the log: what a case executed in one row and shape. */
export const ENTRY = {
  /** At the start: row number times SHAPES plus shape. */
  ones: 1,
  zeros: 2,
  outcomes: 3,
  size: 4,
} as const;
