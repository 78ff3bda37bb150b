/** Which part of the pool a case is drawn from. */
import { type Deck, dealDeck, type Stock, stockOf } from "./draw.ts";
import type { Pool } from "./pool.ts";
import { type Subject, subjectOfDeal } from "./subjects.ts";

/**
 * So many cases after one another are drawn from one of so many parts of the pool: what is decoded and executed again soon is still in the
 * processor's caches. The whole pool is some 10 MB of small objects; an eighth makes the oracle a third faster. 4,096 cases are
 * as many programs as make dealing (0.5 ms) not count.
 */
const DEALT = 4096;
const PARTS = 8;

/** Deals decks by case number; the latest one is kept. With `only` all of them are about that. */
export function dealer(pool: Pool, only: Subject | undefined): (index: number) => Deck {
  const stock = stockOf(pool);
  let latest = -1;
  let deck: Deck = new Map();
  return (index) => {
    const deal = Math.floor(index / DEALT);
    if (deal !== latest) deck = pool.restricted ? dealDeck(stock, deal, 1) : dealAbout(stock, deal, only);
    latest = deal;
    return deck;
  };
}

function dealAbout(stock: Stock, deal: number, only: Subject | undefined): Deck {
  const { subject, before } = only ? { subject: only, before: deal } : subjectOfDeal(deal);
  return dealDeck(stock, before, PARTS, subject);
}
