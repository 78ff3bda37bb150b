/** Which part of the pool a case is drawn from. */
import { type Deck, dealDeck, type Stock, stockOf } from "./draw.ts";
import type { Pool } from "./pool.ts";
import { type Subject, subjectOfDeal } from "./subjects.ts";

/**
 * So many programs after one another are drawn from one of so many parts of the pool: what is decoded and executed again soon is still in the
 * processor's caches. The whole pool is some 10 MB of small objects; an eighth makes the oracle a third faster. 256 are enough for dealing
 * (0.5 ms) not to count.
 */
const DEALT = 256;
const PARTS = 8;

/** Deals decks by the number of a program; the latest one is kept. With `only` all of them are about that. */
export function dealer(pool: Pool, only: Subject | undefined): (index: number) => Deck {
  const stock = stockOf(pool);
  let latest = -1;
  let deck: Deck = new Map();
  return (program) => {
    const deal = Math.floor(program / DEALT);
    if (deal !== latest) deck = pool.restricted ? dealDeck(stock, deal, 1) : dealAbout(stock, deal, only);
    latest = deal;
    return deck;
  };
}

function dealAbout(stock: Stock, deal: number, only: Subject | undefined): Deck {
  const { subject, before } = only ? { subject: only, before: deal } : subjectOfDeal(deal);
  return dealDeck(stock, before, PARTS, subject);
}
