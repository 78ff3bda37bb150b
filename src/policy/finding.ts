/** From executions of one form to the rules that explain an undefined bit in all of them, or to shares of rules. */
import type { Observation } from "./observation.ts";
import { RULES } from "./rule.ts";

export interface Finding {
  /** The rules that explain every execution, simplest first; none when it varies. */
  readonly rules: readonly string[];
  /** Rules by the share of executions that they explain, most first; only where none explains all. */
  readonly shares?: readonly { readonly rule: string; readonly percent: number }[];
}

type Side = "engine" | "oracle";

/** Undefined destinations are classified in their undefined bits. */
export function findingOf(seen: readonly Observation[], side: Side): Finding {
  const rules = RULES.filter(({ predict }) => seen.every((one) => predict(one) === one[side])).map(({ name }) => name);
  return rules.length > 0 ? { rules } : { rules, shares: sharesOf(seen, side) };
}

const sharesOf = (seen: readonly Observation[], side: Side): NonNullable<Finding["shares"]> =>
  RULES.map(({ name, predict }) => {
    const right = seen.filter((one) => predict(one) === one[side]).length;
    return { rule: name, percent: Math.round((1000 * right) / seen.length) / 10 };
  })
    .filter(({ percent }) => percent > 0)
    .sort((a, b) => b.percent - a.percent);

/** `varies: unchanged 63 %, 0 51 %`, on average: rules may agree by chance, so shares sum to more than 100. */
function varyingText(findings: readonly Finding[]): string {
  const told = RULES.map(({ name }) => ({ name, percent: Math.round(averageOf(findings, name)) }))
    .filter(({ percent }) => percent > 0)
    .sort((a, b) => b.percent - a.percent)
    .map(({ name, percent }) => `${name} ${percent} %`);
  return `varies: ${told.join(", ") || "by no rule that was tried"}`;
}

const averageOf = (findings: readonly Finding[], name: string): number =>
  findings.reduce((sum, { shares }) => sum + (shares?.find(({ rule }) => rule === name)?.percent ?? 0), 0) /
  findings.length;

/**
 * One text a finding; those that vary share one. Where few executions were seen several rules hold, and a wrong one may be the simplest: findings of other forms
 * decide. The rule that holds in the most of them is the text of all these, then the one that holds in most of the rest.
 */
export function findingTexts(findings: readonly Finding[]): string[] {
  const varying = varyingText(findings.filter(({ rules }) => rules.length === 0));
  const texts = findings.map(({ rules }) => (rules.length === 0 ? varying : undefined));
  while (texts.includes(undefined)) {
    const open = findings.filter((_, n) => texts[n] === undefined);
    const rule = commonest(open);
    for (const [n, { rules }] of findings.entries()) if (rules.includes(rule)) texts[n] ??= rule;
  }
  return texts.map((text) => text!);
}

function commonest(findings: readonly Finding[]): string {
  const holding = (name: string): number => findings.filter(({ rules }) => rules.includes(name)).length;
  return RULES.map(({ name }) => name).reduce((best, name) => (holding(name) > holding(best) ? name : best));
}
