/** Everything that is wrong, or will not do what its author expects, in a contract. */
import { type Image, LIMITS, PROFILES, type Profile, type Section } from "../../oracle/index.ts";
import type { Code, Found } from "./code.ts";
import { servicesUsed } from "./services.ts";
import { aboutInstructions, textOf, type Warning } from "./warning.ts";

export interface Inspected {
  /** Of the container. */
  readonly bytes: number;
  readonly image: Image;
  readonly sections: readonly Section[];
  readonly code: Code;
  readonly profile: Profile;
}

export function warningsOf({ bytes, image, sections, code, profile }: Inspected): Warning[] {
  return [
    ...tooLarge(bytes),
    ...outsideProfile(code.found, profile),
    ...notExecutable(code.found),
    ...noInstruction(code.broken),
    ...systemCalls(code.found),
    ...noService(code.found),
    ...segmentRegisters(code.found),
    ...ofSections(sections, "initialisers", "holds functions to be called before the entry point: nobody calls them"),
    ...ofSections(sections, "thread-local", "is a template of thread-local variables: nobody makes a copy, %fs is 0"),
    ...writableCode(image),
  ];
}

const tooLarge = (bytes: number): Warning[] => {
  const most = LIMITS.image.containerBytes;
  if (bytes <= most) return [];
  return [
    { kind: "too-large", message: `${bytes} bytes: a contract has at most ${most}; "echolot repackage"`, count: 1 },
  ];
};

/** TZCNT and LZCNT are other instructions where their feature is missing; compilers choose these encodings on purpose. */
const FALLS_BACK: Readonly<Record<string, string>> = {
  TZCNT: ", where it runs as bsf: the same for all operands but 0",
  LZCNT: ", where it runs as bsr: another result",
};

function outsideProfile(found: readonly Found[], { name, features }: Profile): Warning[] {
  const outside = found.filter(
    ({ instruction: { row } }) => row.status.kind !== "refused" && !features.has(row.feature),
  );
  return groups(outside, ({ instruction: { row } }) => `${row.feature}${FALLS_BACK[row.mnemonic] ?? ""}`).flatMap(
    (places) =>
      aboutInstructions("outside-profile", places, (first) => {
        const { feature, mnemonic } = first.instruction.row;
        return `${textOf(first)} (${feature}) is outside the profile ${name}${FALLS_BACK[mnemonic] ?? ""}${remedy(feature)}`;
      }),
  );
}

/** The smallest profile that has the feature. */
function remedy(feature: string): string {
  const other = PROFILES.find(({ features }) => features.has(feature));
  return other ? `; the profile ${other.name} has it` : "";
}

const SYSTEM_CALL = /^(SYSCALL|SYSENTER)$/;

const notExecutable = (found: readonly Found[]): Warning[] => {
  const refused = found.filter(
    ({ instruction: { row } }) => row.status.kind === "refused" && !SYSTEM_CALL.test(row.mnemonic),
  );
  return groups(refused, ({ instruction }) => instruction.row.mnemonic).flatMap((places) =>
    aboutInstructions("not-executable", places, (first) => {
      const { status } = first.instruction.row;
      return `${textOf(first)} is refused (${status.kind === "refused" ? status.reason : status.kind})`;
    }),
  );
};

const noInstruction = ([at, ...others]: readonly number[]): Warning[] =>
  at === undefined
    ? []
    : [{ kind: "no-instruction", message: "what the code leads to is no instruction", at, count: 1 + others.length }];

const systemCalls = (found: readonly Found[]): Warning[] =>
  aboutInstructions(
    "system-call",
    found.filter(({ instruction }) => SYSTEM_CALL.test(instruction.row.mnemonic)),
    (first) => `${textOf(first)} is a system call: there is no operating system, services are asked for by int`,
  );

const noService = (found: readonly Found[]): Warning[] =>
  servicesUsed(found)
    .filter(({ service }) => service === undefined)
    .flatMap(({ vector, places }) =>
      aboutInstructions("no-service", places, (first) => {
        const linux = vector === 0x80 ? " (a system call on Linux)" : "";
        return `${textOf(first)}${linux} asks for no service: the call ends in unexpected_operation`;
      }),
    );

const segmentRegisters = (found: readonly Found[]): Warning[] =>
  aboutInstructions(
    "segment-register",
    found.filter(({ instruction }) =>
      instruction.operands.some((operand) => operand.kind === "memory" && operand.segment !== "none"),
    ),
    (first) =>
      `${textOf(first)} reads through fs or gs, whose bases are 0: compile with -fno-stack-protector, without threads`,
  );

const ofSections = (sections: readonly Section[], role: "initialisers" | "thread-local", what: string): Warning[] => {
  const [first, ...others] = sections.filter((section) => section.role === role);
  if (!first) return [];
  return [{ kind: role, message: `${first.name} ${what}`, at: Number(first.at), count: 1 + others.length }];
};

const writableCode = ({ segments }: Image): Warning[] => {
  const [first, ...others] = segments.filter(({ writable, executable }) => writable && executable);
  if (!first) return [];
  return [
    { kind: "writable-code", message: "code that can be written", at: Number(first.at), count: 1 + others.length },
  ];
};

/** Those with the same key together, in the order of their first. */
function groups(found: readonly Found[], keyOf: (one: Found) => string): Found[][] {
  const known = new Map<string, Found[]>();
  for (const one of found) {
    const group = known.get(keyOf(one));
    if (group) group.push(one);
    else known.set(keyOf(one), [one]);
  }
  return [...known.values()];
}
