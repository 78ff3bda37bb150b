/** Words about conversions between floating-point formats and integers. */
import { entry, type Family } from "./entry.ts";
import { page, SCALAR } from "./float-page.ts";

const INDEFINITE = "A NaN, or what does not fit, raises IE, and the result is the integer with the sign bit alone.";
const TRUNCATED = "Digits behind the point are cut off, whatever MXCSR says.";
const ROUNDED = "Rounded as MXCSR says.";
const HIGH_ZERO = "The upper half of the first operand becomes 0.";

export const sseConvert: Family = {
  name: "Floating-point conversion",
  file: "sse-convert.ts",
  entries: [
    page(
      ["CVTSS2SD"],
      "scalar from single to double precision",
      "The low quadword of the first operand becomes the number in the low doubleword of the second.",
      [SCALAR],
    ),
    page(
      ["CVTSD2SS"],
      "scalar from double to single precision",
      "The low doubleword of the first operand becomes the number in the low quadword of the second.",
      [SCALAR],
    ),
    page(
      ["CVTSI2SS"],
      "signed integer to scalar of single precision",
      "The low lane of the first operand becomes the integer in the second.",
      [SCALAR],
    ),
    page(
      ["CVTSI2SD"],
      "signed integer to scalar of double precision",
      "The low lane of the first operand becomes the integer in the second; integers of 32 bits are exact.",
      [SCALAR],
    ),
    page(
      ["CVTSS2SI", "CVTSD2SI"],
      "scalar to signed integer, rounded",
      `The first operand becomes the number in the second as an integer. ${ROUNDED}`,
      [INDEFINITE],
    ),
    page(
      ["CVTTSS2SI", "CVTTSD2SI"],
      "scalar to signed integer, truncated",
      `The first operand becomes the number in the second as an integer. ${TRUNCATED}`,
      [INDEFINITE],
    ),
    page(
      ["CVTPS2PD"],
      "two numbers from single to double precision",
      "The lanes of the first operand become the numbers in the lower two lanes of the second, of which 64 bits are read.",
    ),
    page(
      ["CVTPD2PS"],
      "two numbers from double to single precision",
      `The lower two lanes of the first operand become the numbers in the second. ${HIGH_ZERO}`,
    ),
    page(
      ["CVTDQ2PS"],
      "signed doublewords to single precision",
      "Each lane of the first operand becomes the integer in that of the second.",
    ),
    entry("CVTDQ2PD", "signed doublewords to double precision", {
      operation:
        "The lanes of the first operand become the integers in the lower two doublewords of the second, of which 64 bits are read. All are exact.",
    }),
    page(
      ["CVTPS2DQ", "CVTTPS2DQ"],
      "single precision to signed doublewords",
      "Each lane of the first operand becomes the number in that of the second as an integer.",
      [INDEFINITE, "CVTPS2DQ rounds as MXCSR says; CVTTPS2DQ cuts off the digits behind the point."],
    ),
    page(
      ["CVTPD2DQ", "CVTTPD2DQ"],
      "double precision to signed doublewords",
      `The lower two doublewords of the first operand become the numbers in the second as integers. ${HIGH_ZERO}`,
      [INDEFINITE, "CVTPD2DQ rounds as MXCSR says; CVTTPD2DQ cuts off the digits behind the point."],
    ),
  ],
};
