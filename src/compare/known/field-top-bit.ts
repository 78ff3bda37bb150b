/** BEXTR and BZHI of a field that reaches the source's end: its highest bit belongs to it. */
import { REGISTER_NAMES, truncate } from "../../../oracle/index.ts";
import type { Difference } from "../difference.ts";
import { REGISTERS } from "./fields.ts";
import type { KnownDivergence, Witnessed } from "./known.ts";
import { operandValue } from "./operand-value.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

/** What the engine leaves: the destination, and the flags that it computes from it. */
interface Wrong {
  readonly value: bigint;
  readonly flags: Readonly<Record<string, boolean>>;
}

const common = { engines: ["unicorn"], versions: ALL_SEEN, wrong: "unicorn", witness: SILICON } as const;

export const bextrTopBit: KnownDivergence = {
  ...common,
  id: "unicorn-bextr-top-bit",
  reason:
    "BEXTR never extracts more than 31 or 63 bits, and of a 32-bit register extracts bits 63:32 where the field goes beyond it",
  authority: ["SDM Vol. 2A, BEXTR", "silicon"],
  instructions: ["BEXTR"],
  fields: [...REGISTERS, "ZF"],
  applies: ({ expected }) => expected.stop.reason !== "fault",
  excuses: (difference, witnessed) => isWrongAs(difference, witnessed, wrongField(witnessed)),
};

export const bzhiTopBit: KnownDivergence = {
  ...common,
  id: "unicorn-bzhi-top-bit",
  reason: "BZHI with an index of the highest bit sets CF, and with a larger one clears that bit",
  authority: ["SDM Vol. 2A, BZHI", "silicon"],
  instructions: ["BZHI"],
  fields: [...REGISTERS, "CF", "SF", "ZF"],
  applies: ({ expected }) => expected.stop.reason !== "fault",
  excuses: (difference, witnessed) => isWrongAs(difference, witnessed, wrongLow(witnessed)),
};

function isWrongAs({ field, actual }: Difference, { instruction }: Witnessed, wrong: Wrong | undefined): boolean {
  const target = instruction!.operands[0];
  if (!wrong || target?.kind !== "register") return false;
  if (field === REGISTER_NAMES[target.index]) return BigInt(actual) === wrong.value;
  return wrong.flags[field] === (actual === "1");
}

function wrongField(witnessed: Witnessed): Wrong | undefined {
  const { width } = witnessed.instruction!;
  const [source, control] = [operandValue(witnessed, 1), operandValue(witnessed, 2)];
  if (source === undefined || control === undefined) return undefined;
  const [start, length] = [Number(control & 0xffn), Number((control >> 8n) & 0xffn)];
  const shifted = start < width ? source >> BigInt(start) : 0n;
  const value = truncate(width, shifted & ones(Math.min(length, width - 1)));
  return { value, flags: { ZF: value === 0n } };
}

function wrongLow(witnessed: Witnessed): Wrong | undefined {
  const { width } = witnessed.instruction!;
  const [source, control] = [operandValue(witnessed, 1), operandValue(witnessed, 2)];
  if (source === undefined || control === undefined) return undefined;
  const index = Number(control & 0xffn);
  const value = source & ones(Math.min(index, width - 1));
  // one bit short of the operand: its sign is always 0
  return { value, flags: { CF: index >= width - 1, SF: false, ZF: value === 0n } };
}

const ones = (count: number): bigint => (1n << BigInt(count)) - 1n;
