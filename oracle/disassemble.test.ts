/** The disassembler against a second one, iced-x86, in the same syntax. */
import { Code, Decoder, DecoderOptions, Formatter, FormatterSyntax, MemorySizeOptions } from "iced-x86";
import { describe, expect, test } from "vitest";
import { decode } from "./decode/decode.ts";
import { buildMaps } from "./decode/lookup.ts";
import { disassemble } from "./disassemble.ts";
import { TABLE } from "./isa/index.ts";
import type { Row } from "./table.ts";
import { bytesOf } from "./testing/guest.ts";

const ADDRESS = 0x40_0000n;
const maps = buildMaps(TABLE);

function ours(bytes: Uint8Array): string | undefined {
  const decoded = decode(maps, bytes);
  return typeof decoded === "object" && decoded.row.status.kind === "implemented"
    ? disassemble(decoded, ADDRESS)
    : undefined;
}

describe("text that Keystone reads", () => {
  test.each([
    ["4803448b10", "add rax, qword ptr [rbx+rcx*4+0x10]"],
    ["f0480fb10b", "lock cmpxchg qword ptr [rbx], rcx"],
    ["480fc70f", "cmpxchg16b xmmword ptr [rdi]"],
    ["f3a4", "rep movsb"],
    ["f2a7", "repne cmpsd"],
    ["f348ab", "rep stosq"],
    ["65a4", "movs byte ptr [rdi], byte ptr gs:[rsi]"],
    ["67ab", "stos dword ptr [edi], eax"],
    ["eb10", "jmp 0x400012"],
    ["0f84f0ffffff", "je 0x3ffff6"],
    ["e3fe", "jrcxz 0x400000"],
    ["67e3fd", "jecxz 0x400000"],
    ["00e0", "add al, ah"],
    ["4000e0", "add al, spl"],
    ["644403048d00000000", "add r8d, dword ptr fs:[rcx*4]"],
    ["678b4510", "mov eax, dword ptr [ebp+0x10]"],
    ["8b0510000000", "mov eax, dword ptr [rip+0x10]"],
    ["488d442490", "lea rax, [rsp-0x70]"],
    ["6698", "cbw"],
    ["98", "cwde"],
    ["4898", "cdqe"],
    ["6699", "cwd"],
    ["99", "cdq"],
    ["4899", "cqo"],
    ["9c", "pushfq"],
    ["669c", "pushf"],
    ["d7", "xlatb"],
    ["48b80102030405060708", "movabs rax, 0x807060504030201"],
    ["48a10102030405060708", "movabs rax, qword ptr [0x807060504030201]"],
    ["48c7c0ffffffff", "mov rax, 0xffffffffffffffff"],
    ["d1e0", "shl eax, 1"],
    ["cd61", "int 0x61"],
    ["f30f1efa", "endbr64"],
  ])("%s is %s", (hex, text) => expect(ours(bytesOf(hex))).toBe(text));
});

type Random = (below: number) => number;

/** Xorshift: the same numbers in every run. */
function xorshift(seed: number): Random {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 3) % below;
  };
}

const PREFIXES = [0x66, 0x67, 0xf0, 0xf2, 0xf3, 0x64, 0x65] as const;

/** Random prefixes, then the row's opcode, then random bytes. */
function bytesFor(row: Row, random: Random): Uint8Array {
  const prefixes = random(3) === 0 ? [PREFIXES[random(PREFIXES.length)]!] : [];
  const rex = random(2) === 0 ? [0x40 + random(16)] : [];
  const map = [[], [0x0f], [0x0f, 0x38], [0x0f, 0x3a]][row.map] ?? [];
  const rest = Array.from({ length: 15 }, () => random(256));
  if (typeof row.modrm === "number") rest[0] = (rest[0]! & 0xc7) | (row.modrm << 3);
  return Uint8Array.from([...prefixes, ...rex, ...map, row.opcode, ...rest]);
}

function masm(): Formatter {
  const formatter = new Formatter(FormatterSyntax.Masm);
  formatter.hexPrefix = "0x";
  formatter.hexSuffix = "";
  formatter.uppercaseHex = false;
  formatter.addLeadingZeroToHexNumbers = false;
  formatter.branchLeadingZeros = false;
  formatter.spaceAfterOperandSeparator = true;
  formatter.memorySizeOptions = MemorySizeOptions.Always;
  formatter.ripRelativeAddresses = true;
  formatter.showBranchSize = false;
  formatter.usePseudoOps = false;
  return formatter;
}

const formatter = masm();

function second(bytes: Uint8Array): string {
  const decoder = new Decoder(64, bytes, DecoderOptions.None);
  decoder.ip = ADDRESS;
  const instruction = decoder.decode();
  const text = instruction.code === Code.INVALID ? "invalid" : formatter.format(instruction);
  instruction.free();
  decoder.free();
  return text;
}

/** Nothing but bits 31:0 can be other than 0: iced names that half of the destination. */
const LOW_HALF = /^(extractps|movmskp[ds]|pmovmskb|pextr[bw]) r(\d+|[a-z]{2}),/;

/** Where the two agree to differ: names of the same thing, and prefixes that mean nothing, which we leave out. */
function common(text: string): string {
  return text
    .replace(/^((?:lock )?)movabs/, "$1mov")
    .replace(/^sal /, "shl ")
    .replace(/^int 3$/, "int3")
    .replace(/^addr32 (loop\w*)/, "$1d")
    .replace(/\b(xacquire|xrelease|bnd|notrack) /g, "")
    .replace(/^rep ret/, "ret")
    .replace(/\b[cdes]s:/g, "")
    .replace("oword ptr", "xmmword ptr")
    .replace(/^((?:repn?e? )?)(lods|scas) (?:[er]?ax|al), /, "$1$2 ")
    .replace(/^((?:repn?e? )?stos .*), (?:[er]?ax|al)$/, "$1")
    .replace(/^(nop .*), \w+$/, "$1")
    .replace(/xchg (.*), (.*)$/, (_, a, b) => `xchg ${[a, b].sort().join(", ")}`)
    .replace(LOW_HALF, (_, name, number) => `${name} ${/^\d/.test(number) ? `r${number}d` : `e${number}`},`)
    .replace(/^imul (\w+), \1, (0x\w+|\d)$/, "imul $1, $2")
    .replace(/^xchg (ax, ax|rax, rax)$/, "nop");
}

/** iced has another name for a reserved prefetch, and writes ES:rDI out under an override that it does not take. */
const DIFFERS = /^prefetch|es:\[[er]di/;

const implemented = TABLE.filter((row) => row.status.kind === "implemented" && row.map <= 3);

test("agrees with iced-x86 on 20 000 random instructions", () => {
  const random = xorshift(0x1234_5678);
  const wrong: string[] = [];
  let compared = 0;
  for (let n = 0; n < 20_000; n++) {
    const bytes = bytesFor(implemented[n % implemented.length]!, random);
    const [text, other] = [ours(bytes), second(bytes)];
    if (text === undefined) continue;
    compared++;
    if (common(text) !== common(other) && !DIFFERS.test(other)) wrong.push(`${text} | ${other}`);
  }
  expect(wrong.slice(0, 10)).toEqual([]);
  expect(compared).toBeGreaterThan(12_000);
});
