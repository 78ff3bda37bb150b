/** The independent table: every encoding that iced-x86 knows in 64-bit mode, 4,690 in version 1.21. */
import { Code, CodeExt, CpuidFeature, type EncodingKind, Instruction, Mnemonic } from "iced-x86";

export interface KnownCode {
  readonly code: Code;
  /** As iced spells it: `Add_rm8_r8`. */
  readonly name: string;
  /** Upper case. */
  readonly mnemonic: string;
  /** As the manual spells the encoding: `o16 F3 0F B8 /r`. */
  readonly encoding: string;
  readonly space: EncodingKind;
  /** CPUID features that must all be there. */
  readonly features: readonly string[];
}

/** All codes that exist in 64-bit mode, in iced's order; data declarations and the invalid code are none. */
export function knownCodes(): KnownCode[] {
  const numbers = Object.values(Code).filter((value): value is Code => typeof value === "number");
  return numbers.map(describe).filter((known) => known !== undefined);
}

function describe(code: Code): KnownCode | undefined {
  const info = CodeExt.opCode(code);
  try {
    if (!info.isInstruction || !info.mode64) return undefined;
    const mnemonic = Mnemonic[info.mnemonic]!.toUpperCase();
    const { opCodeString: encoding, encoding: space } = info;
    return { code, name: Code[code]!, mnemonic, encoding, space, features: featuresOf(code) };
  } finally {
    info.free();
  }
}

function featuresOf(code: Code): string[] {
  const instruction = new Instruction();
  instruction.code = code;
  const names = [...instruction.cpuidFeatures()].map((feature) => CpuidFeature[feature]!);
  instruction.free();
  return names;
}
