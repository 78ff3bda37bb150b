/** What is opened in here goes without what set-up compiled, as on a machine that has no compiler. */
export function openWithoutC<T>(open: () => T): T {
  const before = process.env.ECHOLOT_STARTS;
  process.env.ECHOLOT_STARTS = "0";
  try {
    return open();
  } finally {
    if (before === undefined) delete process.env.ECHOLOT_STARTS;
    else process.env.ECHOLOT_STARTS = before;
  }
}
