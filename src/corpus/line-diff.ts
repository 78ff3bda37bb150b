/** Two texts as lines with `-`, `+` or a space in front: what changes, with some lines around it. */

/** Lines shown around a change. */
const CONTEXT = 3;
/** Above this many pairs of lines the middle is shown as removed and added: the table would take too much room. */
const MOST_PAIRS = 4_000_000;

/** Empty when the texts are the same. A line `…` stands for what was left out. */
export function lineDiff(before: string, after: string): string[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  const head = commonHead(old, now);
  const tail = commonHead(old.slice(head).reverse(), now.slice(head).reverse());
  const middle = diffMiddle(old.slice(head, old.length - tail), now.slice(head, now.length - tail));
  const same = (line: string): string => ` ${line}`;
  return abridge([...old.slice(0, head).map(same), ...middle, ...old.slice(old.length - tail).map(same)]);
}

const linesOf = (text: string): string[] => (text === "" ? [] : text.replace(/\n$/, "").split("\n"));

function commonHead(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a[count] === b[count]) count++;
  return count;
}

function diffMiddle(old: readonly string[], now: readonly string[]): string[] {
  if (old.length * now.length > MOST_PAIRS) return [...old.map((line) => `-${line}`), ...now.map((line) => `+${line}`)];
  const common = commonLengths(old, now);
  const lines: string[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) lines.push(` ${old[i++]}`) && j++;
    else if (j >= now.length || (i < old.length && common[i + 1]![j]! >= common[i]![j + 1]!))
      lines.push(`-${old[i++]}`);
    else lines.push(`+${now[j++]}`);
  }
  return lines;
}

/** Of the rests from line i and line j on: how many lines they can share, in order. */
function commonLengths(old: readonly string[], now: readonly string[]): readonly Uint32Array[] {
  const table = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      const [below, right] = [table[i + 1]!, table[i]!];
      right[j] = old[i] === now[j] ? below[j + 1]! + 1 : Math.max(below[j]!, right[j + 1]!);
    }
  }
  return table;
}

function abridge(lines: readonly string[]): string[] {
  const changed = lines.flatMap((line, n) => (line.startsWith(" ") ? [] : [n]));
  const shown = new Set(changed.flatMap((n) => Array.from({ length: 2 * CONTEXT + 1 }, (_, k) => n - CONTEXT + k)));
  const kept: string[] = [];
  for (const [n, line] of lines.entries()) {
    if (shown.has(n)) kept.push(line);
    else if (shown.size > 0 && kept.at(-1) !== "…") kept.push("…");
  }
  return kept;
}
