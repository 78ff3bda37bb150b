/** Words about floating-point instructions of SSE: arithmetic, comparison, rounding, approximation, MXCSR. */
import { type Entry, entry, type Family } from "./entry.ts";
import { sseConvert } from "./float-convert.ts";
import { four, page, SCALAR } from "./float-page.ts";

const FIRST_NAN = "Of two NaNs the first operand's is the result, and is made quiet.";

const arithmetic = (stem: string, title: string, operation: string): Entry =>
  page(four(stem), title, operation, [SCALAR, FIRST_NAN]);

const EXTREME = [
  SCALAR,
  "When either is a NaN, quiet or not, or both are zeros, the second operand is the result as it is; a NaN raises IE.",
  "With DAZ a denormal operand comes out as a zero of its sign.",
];

const sseArithmetic: Family = {
  name: "Floating-point arithmetic",
  file: "sse-arithmetic.ts",
  entries: [
    arithmetic("ADD", "add floating-point numbers", "Lanes of the second operand are added to those of the first."),
    arithmetic(
      "SUB",
      "subtract floating-point numbers",
      "Lanes of the second operand are subtracted from those of the first.",
    ),
    arithmetic(
      "MUL",
      "multiply floating-point numbers",
      "Lanes of the first operand are multiplied by those of the second.",
    ),
    arithmetic(
      "DIV",
      "divide floating-point numbers",
      "Lanes of the first operand are divided by those of the second.",
    ),
    page(
      four("SQRT"),
      "square root of floating-point numbers",
      "Lanes of the first operand become the square roots of those of the second. The root of −0 is −0; numbers below it raise IE.",
      [SCALAR],
    ),
    page(
      four("MIN"),
      "lesser floating-point number",
      "Each lane of the first operand becomes the lesser of both operands' lanes.",
      EXTREME,
    ),
    page(
      four("MAX"),
      "greater floating-point number",
      "Each lane of the first operand becomes the greater of both operands' lanes.",
      EXTREME,
    ),
  ],
};

const RELATIONS =
  "Less sets CF, equal ZF, unordered ZF, PF and CF, greater none of them; OF, SF and AF are cleared. Nothing else is written.";

const sseCompare: Family = {
  name: "Floating-point comparison",
  file: "sse-compare.ts",
  entries: [
    page(
      four("CMP"),
      "compare floating-point numbers, make masks",
      "Each lane of the first operand becomes all ones where the predicate holds of both operands' lanes, otherwise 0. Bits 2:0 of the immediate: equal, less, less or equal, unordered, and the negations of these four, in this order.",
      [
        SCALAR,
        "Bits 7:3 of the immediate are ignored.",
        "Less, less or equal and their negations raise IE for any NaN, the others for signalling ones.",
      ],
    ),
    page(
      ["COMISS", "COMISD"],
      "compare scalars, set flags",
      `The low lanes of both operands are compared. ${RELATIONS}`,
      ["Any NaN raises IE."],
    ),
    page(
      ["UCOMISS", "UCOMISD"],
      "unordered compare of scalars, set flags",
      `The low lanes of both operands are compared. ${RELATIONS}`,
      ["Only signalling NaNs raise IE."],
    ),
  ],
};

const sseRound: Family = {
  name: "Floating-point rounding",
  file: "sse-round.ts",
  entries: [
    page(
      four("ROUND"),
      "round to integral numbers",
      "Lanes of the first operand become those of the second, rounded to integral numbers. Bits 1:0 of the immediate: to nearest, down, up, towards zero; with bit 2 as MXCSR says instead.",
      [
        SCALAR,
        "With bit 3 of the immediate PE is not raised. Denormal operands raise no DE.",
        "A result of 0 has the operand's sign.",
      ],
    ),
  ],
};

const sseHorizontal: Family = {
  name: "Floating-point sums across lanes",
  file: "sse-horizontal.ts",
  entries: [
    page(
      ["HADDPS", "HADDPD"],
      "add neighbouring lanes",
      "The lower half of the first operand becomes the sums of its neighbouring lanes, the upper half those of the second operand.",
    ),
    page(
      ["HSUBPS", "HSUBPD"],
      "subtract neighbouring lanes",
      "The lower half of the first operand becomes the differences of its neighbouring lanes, even minus odd, the upper half those of the second operand.",
    ),
    page(
      ["ADDSUBPS", "ADDSUBPD"],
      "add odd, subtract even lanes",
      "Even lanes of the second operand are subtracted from those of the first, odd ones added.",
    ),
  ],
};

const sseDotProduct: Family = {
  name: "Floating-point dot products",
  file: "sse-dot-product.ts",
  entries: [
    page(
      ["DPPS", "DPPD"],
      "dot product of selected lanes",
      "Lanes whose bit in the upper half of the immediate is set are multiplied, the products added. Lanes of the first operand whose bit in the lower half is set become the sum, the others 0.",
      [
        "Products, sums of two and, in DPPS, the sum of these round one after the other. When one of these stages raises an unmasked exception, the next one sets no sticky flag.",
        "A lane that is not selected counts as +0 and raises nothing.",
        "Where several products are NaNs, lanes receive different ones: in the last addition the sum of a lane's own half counts first, in the first one of DPPS the product of its neighbour.",
      ],
    ),
  ],
};

const APPROXIMATE =
  "The relative error is at most 1.5 × 2^-12; the last digits are not the same on all processors, and not compared. The oracle has those of Intel's.";
const FLUSHED =
  "No exceptions, and MXCSR is not looked at. Denormal operands count as zeros, denormal results become zeros.";

const sseApproximate: Family = {
  name: "Floating-point approximation",
  file: "sse-approximate.ts",
  entries: [
    {
      ...{ page: "RCPPS", mnemonics: ["RCPPS", "RCPSS"], title: "approximate reciprocal" },
      operation: `Lanes of the first operand become about 1 ÷ those of the second. ${APPROXIMATE}`,
      remarks: [FLUSHED, SCALAR],
    },
    {
      ...{ page: "RSQRTPS", mnemonics: ["RSQRTPS", "RSQRTSS"], title: "approximate reciprocal of the square root" },
      operation: `Lanes of the first operand become about 1 ÷ the square root of those of the second. ${APPROXIMATE}`,
      remarks: [FLUSHED, "Numbers below −0 give the indefinite NaN.", SCALAR],
    },
  ],
};

const mxcsr: Family = {
  name: "MXCSR",
  file: "mxcsr.ts",
  entries: [
    entry("LDMXCSR", "load MXCSR", {
      operation: "MXCSR becomes the doubleword in memory.",
      faults: {
        "#GP":
          "One of bits 31:16 is set, which are reserved; or a byte of its memory operand has no canonical address.",
      },
      remarks: ["A sticky flag that is loaded raises nothing, even where its exception is unmasked."],
    }),
    entry("STMXCSR", "store MXCSR", { operation: "The doubleword in memory becomes MXCSR." }),
  ],
};

export const float: readonly Family[] = [
  ...[sseArithmetic, sseCompare, sseConvert, sseRound, sseHorizontal, sseDotProduct, sseApproximate, mxcsr],
];
