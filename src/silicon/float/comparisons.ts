/** UCOMISS, COMISS, CMPSS, VCMPSS and the same of 64 bits. */
import { float } from "../../../oracle/index.ts";
import { byte, numbered, type Operation, SCALARS, type Scalar, vector } from "./operation.ts";

const STATUS = { less: 0x01n, equal: 0x40n, greater: 0n, unordered: 0x45n };

const relations = ({ suffix, format, packed }: Scalar): Operation[] =>
  (
    [
      ["UCOMI", "2e", false],
      ["COMI", "2f", true],
    ] as const
  ).map(([name, opcode, signalling]) => ({
    ...{ name: name + suffix, code: `${packed}0f${opcode}c1`, operands: format, result: "flags", mask: 0x8d5n },
    define: (environment, { a, b }) => {
      const { relation, flags } = float.compare(format, environment, a, b, signalling);
      return { value: STATUS[relation], flags };
    },
  }));

const predicates = (scalar: Scalar, mnemonic: string, code: string, count: number): Operation[] =>
  numbered(count).map((number) => ({
    ...{ name: `${mnemonic}${scalar.suffix} ${number}`, code: code + byte(number), ...vector(scalar) },
    define: (environment, { a, b }) => float.comparePredicate(scalar.format, environment, a, b, number),
  }));

export const COMPARISONS: readonly Operation[] = SCALARS.flatMap((scalar) => [
  ...relations(scalar),
  ...predicates(scalar, "CMP", `${scalar.prefix}0fc2c1`, 8),
  ...predicates(scalar, "VCMP", scalar.vex, 32),
]);
