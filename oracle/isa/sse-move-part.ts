/** Moves of a part of a vector: scalars, halves, and what goes to or comes from general registers (SDM 2B MOV*). */
import { type Row, rows } from "../table.ts";
import { laneOf, withLane } from "../vector.ts";
import { making, replacing } from "./vector-operands.ts";

/** How much is moved, what is kept and what becomes 0 is in the operands: a destination of 128 bits is written whole, a narrower one keeps the rest. */
const same = (source: bigint): bigint => source;

/** The low quadword of the source becomes the high one; the low one stays. */
export const intoHigh = (target: bigint, source: bigint): bigint => withLane(64, target, 1, laneOf(64, source, 0));

export const highOf = (source: bigint): bigint => laneOf(64, source, 1);

const sse = (section: string) => ({ feature: "sse", section: `SDM 2B ${section}` });
const sse2 = (section: string) => ({ feature: "sse2", section: `SDM 2B ${section}` });

/** A scalar from memory clears the rest of the register; one from a register leaves it alone. */
const scalars: readonly Row[] = [
  ...rows(
    making(same),
    sse("MOVSS"),
    `
  F3 0F 10 /r    MOVSS Vss, Uss
  F3 0F 10 /r    MOVSS Vdq, Mss
  F3 0F 11 /r    MOVSS Wss, Vss
  `,
  ),
  ...rows(
    making(same),
    sse2("MOVSD"),
    `
  F2 0F 10 /r    MOVSD Vsd, Usd
  F2 0F 10 /r    MOVSD Vdq, Msd
  F2 0F 11 /r    MOVSD Wsd, Vsd
  `,
  ),
];

const halves: readonly Row[] = [
  ...rows(
    making(same),
    sse("MOVLPS"),
    `
  NP 0F 12 /r    MOVLPS Vq, Mq
  NP 0F 13 /r    MOVLPS Mq, Vq
  `,
  ),
  ...rows(
    making(same),
    sse2("MOVLPD"),
    `
  66 0F 12 /r    MOVLPD Vsd, Msd
  66 0F 13 /r    MOVLPD Msd, Vsd
  `,
  ),
  ...rows(replacing(intoHigh), sse("MOVHPS"), "NP 0F 16 /r  MOVHPS Vdq, Mq"),
  ...rows(making(highOf), sse("MOVHPS"), "NP 0F 17 /r  MOVHPS Mq, Vdq"),
  ...rows(replacing(intoHigh), sse2("MOVHPD"), "66 0F 16 /r  MOVHPD Vpd, Msd"),
  ...rows(making(highOf), sse2("MOVHPD"), "66 0F 17 /r  MOVHPD Msd, Vpd"),
  ...rows(making(highOf), sse("MOVHLPS"), "NP 0F 12 /r  MOVHLPS Vq, Udq"),
  ...rows(replacing(intoHigh), sse("MOVLHPS"), "NP 0F 16 /r  MOVLHPS Vdq, Uq"),
];

/** Into a vector register the rest becomes 0. */
const general: readonly Row[] = rows(
  making(same),
  sse2("MOVD/MOVQ"),
  `
  66 REX.W0 0F 6E /r    MOVD Vdq, Ed
  66 REX.W 0F 6E /r     MOVQ Vdq, Eq
  66 REX.W0 0F 7E /r    MOVD Ed, Vd
  66 REX.W 0F 7E /r     MOVQ Eq, Vq
  `,
);

/** Between vector registers both directions clear the high quadword. */
const quadwords: readonly Row[] = rows(
  making(same),
  sse2("MOVQ"),
  `
  F3 0F 7E /r    MOVQ Vdq, Wq
  66 0F D6 /r    MOVQ Udq, Vq
  66 0F D6 /r    MOVQ Mq, Vq
  `,
);

export const sseMovePartRows: readonly Row[] = [...scalars, ...halves, ...general, ...quadwords];
