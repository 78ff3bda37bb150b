/** Whole programs that neither a step nor a search explains: with the processor as a witness, cutting them is enough. */
import type { Divergence, Diverging } from "../compare/attribute.ts";
import { settledInContext } from "../compare/excuse-context.ts";
import type { Verdict } from "../compare/verdict.ts";
import type { Engine } from "../engines/engine.ts";
import type { CampaignOptions } from "./campaign.ts";

/** The excuse, where the processor contradicts this engine alone and a known divergence of flags that are carried fits. */
export async function settledAs(
  { oracle, arbiter }: CampaignOptions,
  engine: Engine,
  { origin, whole }: Diverging,
  [found]: readonly Divergence[],
): Promise<Verdict | undefined> {
  if (!found || found.isolated || !arbiter) return undefined;
  const { state, wrong } = await arbiter(found);
  if (state !== "settled" || wrong.join() !== engine.name) return undefined;
  const by = await settledInContext(oracle, engine, origin, whole);
  return by && { kind: "excused", by: [...by], differences: whole.differences };
}
