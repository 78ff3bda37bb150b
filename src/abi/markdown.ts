/** The reference as a page: docs/abi.md. */
import { join } from "node:path";
import { code, GENERATED, page, section, table } from "../pages/markdown.ts";
import { projectFolder } from "../project.ts";
import { type AbiReference, RULES } from "./abi.ts";

export const abiFile = (): string => join(projectFolder(), "docs/abi.md");

export function abiPage({ evidence, services, types, errors, limits }: AbiReference): string {
  return page([
    GENERATED.replace("instruction table", "table of services"),
    "",
    "# The ABI of contracts",
    "",
    "What a contract and the chain say to each other, as the reference VM has it. A conformance suite must never pass a guess off as the",
    "standard: every line says how it is known.",
    "",
    ...table(
      ["evidence", "means"],
      Object.entries(evidence).map(([name, text]) => [code(name), text]),
    ),
    ...section(
      "Rules",
      table(
        ["rule", "evidence"],
        RULES.map(([text, how]) => [text, how]),
      ),
    ),
    ...section(
      "Services",
      table(
        ["`int`", "service", "arguments", "result", "evidence", "in detail"],
        services.map((row) => [
          code(row.vector),
          code(row.name),
          row.arguments,
          row.result === "none" ? "" : row.result,
          row.evidence,
          row.detail,
        ]),
      ),
    ),
    ...section(
      "Types",
      table(
        ["t", "type", "in signatures", "in memory", "in output and events"],
        types.map(({ t, name, signature, inMemory, inOutput }) => [
          String(t),
          code(name),
          code(signature),
          inMemory,
          inOutput,
        ]),
      ),
    ),
    "",
    "`t` is added to 0x40 (next parameter), 0x50 (return a value) and 0x70 (push a value of an event).",
    ...section(
      "Errors",
      table(
        ["number", "name", "when", "evidence of when"],
        errors.map(({ number, name, when, evidence: how }) => [String(number), code(name), when, how]),
      ),
    ),
    "",
    "Names and numbers are documented (doc).",
    ...section(
      "Limits",
      table(
        ["limit", "value", "meaning", "evidence", "set by"],
        limits.map(({ name, value, meaning, evidence: how, option }) => [
          code(name),
          value,
          meaning,
          how,
          option && code(option),
        ]),
      ),
    ),
    "",
    "What work costs is in [gas.md](gas.md).",
  ]);
}
