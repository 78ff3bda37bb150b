/**
 * Instructions that are drawn less often than others. What Unicorn is known to get wrong whatever the state is costs as much as several
 * agreeing cases: parts of it are run again before it is excused. What hits no memory ends its program. Both are drawn, and everything else
 * about them is compared.
 */

import { type Decoded, RIP_BASE } from "../../oracle/index.ts";

const RSP = 4;

type Suspect = (instruction: Decoded, bytes: Uint8Array) => boolean;

const isMnemonic =
  (pattern: RegExp): Suspect =>
  ({ row }) =>
    pattern.test(row.mnemonic);

const isEncoding =
  (pattern: RegExp): Suspect =>
  ({ row }) =>
    pattern.test(row.encoding);

/** A REX that does not stand directly before the opcode: the decoder drops it, so that fewer prefixes count than there are bytes. */
const hasIdleRex: Suspect = ({ prefixes }, bytes) => {
  const first = bytes.findIndex((byte) => (byte & 0xf0) === 0x40);
  return first >= 0 && prefixes.rex !== bytes[first] && bytes.subarray(0, first).every(isLegacyPrefix);
};

const LEGACY = new Set([0x66, 0x67, 0xf0, 0xf2, 0xf3, 0x2e, 0x36, 0x3e, 0x26, 0x64, 0x65]);
const isLegacyPrefix = (byte: number): boolean => LEGACY.has(byte);

const isRelative: Suspect = ({ operands }) =>
  operands.some((operand) => operand.kind === "memory" && operand.base === RIP_BASE);

/** F2 and F3 are mandatory prefixes of vector instructions before 66 is. */
const hasUnusedDataPrefix: Suspect = ({ row, prefixes }) =>
  prefixes.operandSize && /^f[23]$/.test(row.prefix) && row.operands.some((operand) => /^[VWU]/.test(operand));

const SUSPECTS: readonly Suspect[] = [
  hasIdleRex,
  isEncoding(/^F[67] \/1/),
  hasUnusedDataPrefix,
  (one, bytes) =>
    isMnemonic(/^CMP[PS][SD]$/)(one, bytes) && one.operands[2]?.kind === "immediate" && one.operands[2].value > 7n,
  isMnemonic(/^ENTER$/),
  (one, bytes) => isMnemonic(/^BSWAP$/)(one, bytes) && one.operandSize === 16,
  (one, bytes) => isMnemonic(/^CMPXCHG$/)(one, bytes) && one.width === 32,
  isMnemonic(/^CMPXCHG(8|16)B$/),
  (one, bytes) => isMnemonic(/^[LS]AHF$/)(one, bytes) && one.prefixes.rex !== 0,
  (one, bytes) => isMnemonic(/^NEG$/)(one, bytes) && one.prefixes.lock,
  (one, bytes) =>
    isMnemonic(/^(SH[LR]D|RORX)$/)(one, bytes) && one.operands[2]?.kind === "immediate" && isRelative(one, bytes),
  isMnemonic(/^(BLSI|BZHI|PDEP|PEXT)$/),
  (one, bytes) => isMnemonic(/^ADOX$/)(one, bytes) && one.prefixes.operandSize,
  (one, bytes) => isEncoding(/^0F (0D|18)/)(one, bytes) && one.modrm >= 0xc0,
  // RSP points into the stack, and FS and GS into the data: their sum nowhere
  ({ operands }) =>
    operands.some((operand) => operand.kind === "memory" && operand.base === RSP && operand.segment !== "none"),
];

export const isDear: Suspect = (instruction, bytes) => SUSPECTS.some((suspect) => suspect(instruction, bytes));
