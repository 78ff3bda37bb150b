/** `echolot audit`: the tools that witness for and against the oracle are held against each other. */
import { join } from "node:path";
import type { Command } from "commander";
import { VERSION } from "../../oracle/index.ts";
import { type AuditResult, runAudit } from "../audit/audit.ts";
import { type AuditHead, auditJson, isContradicted, renderAudit } from "../audit/render.ts";
import { saveAudit } from "../audit/save.ts";
import { EnvironmentLacks } from "../engines/engine.ts";
import { packageVersion, projectFolder } from "../project.ts";
import { type AuditCommand, addAuditOptions, auditCommand, casesOf, partsOf, strideOf } from "./audit-options.ts";
import { startAuditProgress } from "./audit-progress.ts";
import { interrupted } from "./interrupt.ts";

const HELP = `
Parts:
  keystone    what Keystone makes of every row and operand shape, decoded by us and by iced-x86
  unicorn     Unicorn and the oracle against the processor, in single steps of every row
  decoder     our decoder against iced-x86: random bytes, mutated encodings, all sets of prefixes
  processor   our decoder against the processor: #UD or not, lengths by page edge, all one- and two-byte opcodes

A difference is known (it has a name), a candidate (a fault of another witness without a name), or a contradiction (our
decoder or the oracle is wrong, or the explanation is missing). Text and JSON are written to the folder named by --out.

Exit codes: 0 not contradicted, 1 contradicted, 2 used wrongly, 3 a part lacks something (the others were done),
130 interrupted.

Examples:
  echolot audit
  echolot audit --quick
  echolot audit --only processor --seed 7`;

export function register(program: Command): void {
  const verb = program
    .command("audit")
    .description(
      "Re-check the tools themselves: Keystone, iced-x86, Unicorn and our decoder, with the processor as judge.",
    );
  addAuditOptions(verb).addHelpText("after", HELP).action(audit);
}

async function audit(options: AuditCommand): Promise<void> {
  const progress = startAuditProgress();
  // a listener tells that this verb saves what it has before it ends
  const listener = (): void => {};
  interrupted.addEventListener("abort", listener);
  try {
    const { seed } = options;
    const isStopped = (): boolean => interrupted.aborted;
    const only = partsOf(options);
    const sizes = { cases: casesOf(options), stride: strideOf(options) };
    tell(options, await runAudit({ seed, ...sizes, only, isStopped, onProgress: progress.show }), progress.end);
  } finally {
    progress.end();
    interrupted.removeEventListener("abort", listener);
  }
}

function tell(options: AuditCommand, result: AuditResult, clear: () => void): void {
  const head: AuditHead = { command: auditCommand(options), seed: options.seed, versions: versions(result) };
  const text = renderAudit(head, result);
  const json = auditJson(head, result);
  clear();
  saveAudit(options.out, text, json);
  console.log(options.json ? JSON.stringify(json) : text);
  const lacking = result.parts.find(({ skipped }) => skipped !== undefined && !interrupted.aborted);
  if (isContradicted(result.parts)) process.exitCode = 1;
  else if (lacking) throw new EnvironmentLacks(`the part ${lacking.name} was not done: ${lacking.skipped}`);
}

/** The engine inside keystone-wasm names its version nowhere; its package is built from 0.9.2. */
function versions({ engines }: AuditResult): string[] {
  const ofPackage = (name: string): string => packageVersion(join(projectFolder(), "node_modules", name));
  return [
    `oracle ${VERSION}`,
    `Keystone 0.9.2 (keystone-wasm ${ofPackage("keystone-wasm")})`,
    `iced-x86 ${ofPackage("iced-x86")}`,
    ...engines,
    `Node.js ${process.versions.node}`,
  ];
}
