/**
 * What decks are about, so that programs stay together that cost alike. Instructions on vectors raise exceptions and read MXCSR; some
 * features no engine but a processor has. Were they in every program, hardly one could be compared as a whole.
 */
import type { Row } from "../../oracle/index.ts";

export type Subject = "integer" | "vector" | "seldom";

const VECTOR = new Set(["sse", "sse2", "sse3", "ssse3", "sse4.1", "sse4.2", "aes"]);

/** Features that many an engine lacks: a case says that it needs them. */
const SELDOM = new Set([
  ...["popcnt", "movbe", "movdiri", "movdir64b", "clflushopt", "clwb", "serialize", "fsgsbase"],
  ...["pclmulqdq", "gfni", "sha"],
]);

export const subjectOf = ({ feature }: Row): Subject =>
  SELDOM.has(feature) ? "seldom" : VECTOR.has(feature) ? "vector" : "integer";

/** Subjects of deals, over and over again. Integers have the most rows and, in real contracts, nearly all instructions. */
const SCHEDULE: readonly Subject[] = [
  ...(["integer", "vector", "integer", "seldom", "integer", "vector", "integer", "integer"] as const),
];

/** The subject of deal number `deal`, and how many of that subject came before it. */
export function subjectOfDeal(deal: number): { readonly subject: Subject; readonly before: number } {
  const [round, place] = [Math.floor(deal / SCHEDULE.length), deal % SCHEDULE.length];
  const subject = SCHEDULE[place]!;
  const among = (list: readonly Subject[]): number => list.filter((one) => one === subject).length;
  return { subject, before: round * among(SCHEDULE) + among(SCHEDULE.slice(0, place)) };
}

/** How many times as often as others a row is drawn in a deck of this subject; 0: not at all. Integers are in every deck. */
export function shareOf(row: Row, subject: Subject): number {
  const own = subjectOf(row);
  if (own === "integer") return 1;
  return own === subject ? (own === "seldom" ? SELDOM_SHARE : 1) : 0;
}

/** Some 70 rows among 370 of integers: half of a program. */
const SELDOM_SHARE = 4;

/** The features that a program of these rows needs, of those that an engine may lack; undefined when it needs none. */
export function featuresNeeded(rows: readonly Row[]): readonly string[] | undefined {
  const needed = new Set<string>();
  for (const row of rows) if (SELDOM.has(row.feature)) needed.add(row.feature);
  return needed.size === 0 ? undefined : [...needed];
}
