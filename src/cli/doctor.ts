/** `echolot doctor`: what is here, in which version and where; what is missing and how to get it. */
import type { Command } from "commander";
import pc from "picocolors";
import { engineItems } from "../doctor/engines.ts";
import type { Item } from "../doctor/item.ts";
import { packageItems } from "../doctor/packages.ts";
import { toolItems } from "../doctor/tools.ts";

const LACKS = 3;
const HELP = `
Exit codes: 0 everything that is required is here, 3 something is missing.

Example:
  echolot doctor --json`;

export function register(program: Command): void {
  program
    .command("doctor")
    .description("List every engine and tool with version and path, and what is missing.")
    .option("--json", "one JSON object: { ok, items: [{ kind, name, required, version, path, missing }] }")
    .addHelpText("after", HELP)
    .action(examine);
}

async function examine({ json }: { json?: boolean }): Promise<void> {
  const items = [...(await engineItems()), ...toolItems(), ...packageItems()];
  const ok = items.every(({ required, missing }) => !required || missing === undefined);
  console.log(json ? JSON.stringify({ ok, items }, null, 2) : items.map(line).join("\n"));
  process.exitCode = ok ? 0 : LACKS;
}

function line({ name, required, version, path, missing }: Item): string {
  const label = name.padEnd(14);
  if (missing === undefined) return `${pc.green("✓")} ${label} ${[version, path].filter(Boolean).join("  ")}`;
  return `${required ? pc.red("✗") : pc.yellow("–")} ${label} ${missing.replaceAll("\n", `\n${" ".repeat(17)}`)}`;
}
