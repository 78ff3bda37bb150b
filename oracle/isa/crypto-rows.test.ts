/** AES, PCLMULQDQ and SHA as instructions: which operand is which, XMM0, alignment. */
import { describe, expect, test } from "vitest";
import { CONSTANT, DATA } from "../testing/guest.ts";
import { runWithVectors } from "../testing/vector-guest.ts";
import { encryptRound, keyGenerationAssist } from "./aes.ts";
import { sha256Rounds } from "./sha.ts";

const [A, B, C] = [
  0x7b5b54657374566563746f725d53475dn,
  0x48692853686179295b477565726f6e5dn,
  0x3c4fcf098815f7aba6d2ae2816157e2bn,
] as const;

test("the destination is the first operand, the source stays", () => {
  const { state } = runWithVectors("66450f38dcca", { 9: A, 10: B }); // aesenc xmm9, xmm10
  expect([state.vectors[9], state.vectors[10]]).toEqual([encryptRound(A, B), B]);
});

test("AESKEYGENASSIST and AESIMC do not read their destination", () => {
  const assisted = runWithVectors("660f3adfca1b", { 1: A, 2: C }).state.vectors[1]; // aeskeygenassist xmm1, xmm2, 1bh
  expect(assisted).toBe(keyGenerationAssist(C, 0x1bn));
  expect(runWithVectors("660f38dbca", { 1: B, 2: A }).state.vectors[1]).toBe(0x627a6f6644b109c82b18330a81c3b3e5n);
});

test("SHA256RNDS2 takes its words from XMM0, whatever its operands are", () => {
  expect(runWithVectors("0f38cbca", { 0: C, 1: A, 2: B }).state.vectors[1]).toBe(sha256Rounds(A, B, C));
  expect(runWithVectors("0f38cbc2", { 0: C, 2: B }).state.vectors[0]).toBe(sha256Rounds(C, B, C));
});

/** xmm0, [rbx] */
const FORMS: readonly [string, string][] = [
  ["aesenc", "660f38dc03"],
  ["aesimc", "660f38db03"],
  ["aeskeygenassist", "660f3adf0301"],
  ["pclmulqdq", "660f3a440300"],
  ["sha1rnds4", "0f3acc0300"],
  ["sha1msg1", "0f38c903"],
  ["sha256rnds2", "0f38cb03"],
];

describe.each(FORMS)("%s with an operand in memory", (_, hex) => {
  test("reads sixteen bytes, also where it could not write", () => {
    const { state, stop } = runWithVectors(hex, { 0: A }, { registers: { rbx: CONSTANT } });
    expect(stop.reason).toBe("limit");
    expect(state.vectors[0]).toBe(runWithVectors(hex.replace(/03((?:..)?)$/, "c1$1"), { 0: A }).state.vectors[0]);
  });

  test("must be aligned", () => {
    const { state, stop } = runWithVectors(hex, { 0: A }, { registers: { rbx: DATA + 8n } });
    expect(stop).toMatchObject({ reason: "fault", fault: "#GP" });
    expect(state.vectors[0]).toBe(A);
  });
});
