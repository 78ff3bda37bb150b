/** The few shapes of Markdown that pages are made of. */

/** Lines of a table; cells must not have line ends. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  line(head),
  line(head.map(() => "---")),
  ...rows.map(line),
];

const line = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;

export const code = (text: string): string => `\`${text}\``;

/** A heading with what belongs to it; nothing when there is nothing. */
export const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ["", `## ${title}`, "", ...lines];

/** How a page begins, so that nobody edits it by hand. */
export const GENERATED = "<!-- Written by `npm run pages` from the instruction table. Do not edit. -->";

export const page = (lines: readonly string[]): string => `${lines.join("\n")}\n`;
