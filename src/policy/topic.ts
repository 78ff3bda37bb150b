/** Lines of one instruction brought together: what holds for all its forms is said once, and instructions that are alike share a topic. */
import { type Entry, flags, MANUAL } from "../../oracle/index.ts";
import { findingTexts } from "./finding.ts";
import { type Form, formsOf } from "./form.ts";
import type { Line } from "./measure.ts";
import { DESTINATION } from "./observation.ts";

/** Bits that behave alike under one condition, in some forms. */
export interface Point {
  /** `OF`, `SF PF`, `destination`. */
  readonly bits: string;
  readonly when: string;
  /** Which forms: empty when all of them in which the bit is ever undefined under this condition. */
  readonly forms: string;
  readonly engine: string;
  readonly oracle: string;
  readonly executions: number;
  readonly same: number;
}

/** Instructions whose points are the same. */
export interface Topic {
  readonly mnemonics: readonly string[];
  /** What the manual says, in the words of the reference pages. */
  readonly manual: string;
  readonly policy: string;
  readonly sections: readonly string[];
  readonly points: readonly Point[];
}

export function topicsOf(lines: readonly Line[]): Topic[] {
  const topics = new Map<string, Topic>();
  for (const entry of MANUAL.flatMap(({ entries }) => entries)) {
    for (const mnemonic of entry.mnemonics) {
      const own = lines.filter(({ form }) => form.row.mnemonic === mnemonic);
      if (own.length > 0) add(topics, topicOf(entry, mnemonic, own));
    }
  }
  return [...topics.values()];
}

function add(topics: Map<string, Topic>, topic: Topic): void {
  const key = JSON.stringify([topic.manual, topic.policy, topic.points.map(sayingOf)]);
  const known = topics.get(key);
  topics.set(key, known ? joined(known, topic) : topic);
}

const sayingOf = ({ bits, when, forms, engine, oracle }: Point): string[] => [bits, when, forms, engine, oracle];

const joined = (one: Topic, other: Topic): Topic => ({
  ...one,
  mnemonics: [...one.mnemonics, ...other.mnemonics],
  sections: [...new Set([...one.sections, ...other.sections])],
  points: one.points.map((point, n) => ({
    ...point,
    executions: point.executions + other.points[n]!.executions,
    same: point.same + other.points[n]!.same,
  })),
});

const topicOf = (entry: Entry, mnemonic: string, lines: readonly Line[]): Topic => ({
  mnemonics: [mnemonic],
  manual: entry.undefined?.when ?? "",
  policy: entry.undefined?.policy ?? "",
  sections: [...new Set(lines.map(({ form }) => form.row.section))],
  points: pointsOf(lines),
});

/** A line with its findings in words. */
interface Told extends Line {
  readonly engineText: string;
  readonly oracleText: string;
}

/** Bits that are alike come together. */
function pointsOf(lines: readonly Line[]): Point[] {
  const told = grouped(lines, ({ bit, when }) => JSON.stringify([bit, when])).flatMap(toldOf);
  const groups = grouped(told, ({ bit, when, engineText, oracleText }) =>
    JSON.stringify([bit, when, engineText, oracleText]),
  );
  const single = groups.map((group) => pointOf(group, told));
  return grouped(single, ({ when, forms, engine, oracle }) => JSON.stringify([when, forms, engine, oracle]))
    .map((group) => ({ ...sum(group), bits: inOrder(group.map(({ bits }) => bits)) }))
    .sort((a, b) => rank(a) - rank(b));
}

/** The forms of one bit under one condition. */
function toldOf(lines: readonly Line[]): Told[] {
  const [engine, oracle] = [findingTexts(lines.map((one) => one.engine)), findingTexts(lines.map((one) => one.oracle))];
  return lines.map((line, n) => ({ ...line, engineText: engine[n]!, oracleText: oracle[n]! }));
}

const ORDER = [...flags.flagNames(flags.STATUS).reverse(), DESTINATION];
/** The place of the first of its bits. */
const rank = ({ bits }: Point): number => ORDER.indexOf(bits.split(" ")[0]!);

const inOrder = (bits: readonly string[]): string => ORDER.filter((bit) => bits.includes(bit)).join(" ");

function sum(points: readonly Point[]): Point {
  const total = (value: (point: Point) => number): number => points.reduce((all, one) => all + value(one), 0);
  return { ...points[0]!, executions: total((one) => one.executions), same: total((one) => one.same) };
}

function pointOf(group: readonly Told[], all: readonly Told[]): Point {
  const { bit, when, engineText, oracleText } = group[0]!;
  const possible = all.filter((line) => line.bit === bit && line.when === when).map(({ form }) => form);
  const forms = formsText(
    group.map(({ form }) => form),
    possible,
  );
  const said = { bits: bit, when, forms, engine: engineText, oracle: oracleText };
  return sum(group.map(({ executions, same }) => ({ ...said, executions, same })));
}

/** Encodings with the place of their operand and the size, where these matter. */
function formsText(forms: readonly Form[], possible: readonly Form[]): string {
  if (forms.length === possible.length) return "";
  const rows = [...new Set(forms.map(({ row }) => row))];
  const parts = rows.map((row) => ({ row, qualified: qualifier(row, forms, possible) }));
  return grouped(parts, ({ qualified }) => qualified)
    .map((group) => `${group.map(({ row }) => row.encoding).join(", ")}${group[0]!.qualified}`)
    .join("; ");
}

function qualifier(row: Form["row"], forms: readonly Form[], possible: readonly Form[]): string {
  const own = forms.filter((form) => form.row === row);
  const all = possible.filter((form) => form.row === row);
  if (own.length === all.length) return "";
  const places = distinct(own, "place");
  const sizes = distinct(own, "operandSize");
  const words = [
    ...(places.length < distinct(all, "place").length ? [`in ${places.join(" or ")}`] : []),
    ...(sizes.length < distinct(all, "operandSize").length ? [`${sizes.join(", ")} bits`] : []),
  ];
  return ` (${words.join(", ") || `${own.length} of ${formsOf(row).length} forms`})`;
}

const distinct = <Key extends keyof Form>(forms: readonly Form[], key: Key): Form[Key][] => [
  ...new Set(forms.map((form) => form[key])),
];

function grouped<One>(all: readonly One[], keyOf: (one: One) => string): One[][] {
  const groups = new Map<string, One[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return [...groups.values()];
}
