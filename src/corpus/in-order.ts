/** Work of which several pieces are under way at once, and whose results come in order all the same. */

/**
 * At most `ahead` pieces are under way; items are taken only then. Whoever stops early leaves those pieces to themselves.
 * Throws what a piece throws, when its turn has come.
 */
export async function* inOrder<Item, Result>(
  items: Iterable<Item>,
  ahead: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const underWay: Promise<Result>[] = [];
  for (const item of items) {
    const piece = work(item);
    // nobody may be waiting for this one when it fails
    piece.catch(() => {});
    underWay.push(piece);
    if (underWay.length >= ahead) yield await underWay.shift()!;
  }
  for (const piece of underWay) yield await piece;
}
