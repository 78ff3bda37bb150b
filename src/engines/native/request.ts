/** A batch of cases as the runner reads it: runner/protocol.h has the records. */
import { flags, type Run } from "../../../oracle/index.ts";
import type { HostAnswer, MachineCase } from "../../cases/case.ts";
import { mxcsrOf, vectorBytes, vectorsOf } from "../../cases/vectors.ts";
import { type Image, Images } from "./image.ts";
import type { Packer } from "./packer.ts";

const MAGIC = 0x51534145;
const HAS_UNTIL = 1;
const EXACT = 2;
const HAS_VECTORS = 4;
/** Bytes of the head, which goes before the rest. */
export const HEADER = 16;

/** How many bytes of requests the runner has room for. */
export const ROOM = 16 << 20;

/** Packs `cases` as one request. `exact`: instruction by instruction, steps counted. */
export function packRequest(packer: Packer, cases: readonly MachineCase[], exact: boolean): Uint8Array {
  const images = new Images();
  const numbers = cases.map((one) => images.numberOf(one));
  packer.reset();
  packer.pair(MAGIC, 0);
  packer.pair(images.all.length, cases.length);
  for (const image of images.all) packImage(packer, image);
  for (const [n, one] of cases.entries()) packCase(packer, one, numbers[n]!, exact);
  packer.patch(0, MAGIC, packer.size - HEADER);
  return packer.written;
}

/** At most so many bytes of a request, so that batches can be cut before they are packed. */
export function sizeOf({ memory, code, host }: MachineCase): number {
  if (latest?.memory !== memory) latest = { memory, size: sizeOfMemory(memory) };
  return (
    latest.size + code.length + 520 + (host?.reduce((sum, answer) => sum + 32 + sizeOfRuns(answer.memory), 0) ?? 0)
  );
}

/** Cases share their memory with those before them. */
let latest: { readonly memory: MachineCase["memory"]; readonly size: number } | undefined;

const sizeOfMemory = (memory: MachineCase["memory"]): number =>
  memory.reduce((sum, { runs }) => sum + 32 + sizeOfRuns(runs), 64);

const sizeOfRuns = (runs: readonly Run[]): number => runs.reduce((sum, { bytes }) => sum + bytes.length + 32, 0);

function packImage(packer: Packer, image: Image): void {
  packer.word(BigInt(image.length));
  for (const { at, size, protection, runs } of image) {
    packer.word(at);
    packer.word(BigInt(size));
    packer.pair(protection, runs.length);
    packRuns(packer, runs);
  }
}

function packRuns(packer: Packer, runs: readonly Run[]): void {
  for (const { at, bytes } of runs) {
    packer.word(at);
    packer.word(BigInt(bytes.length));
    packer.bytes(bytes);
  }
}

function packCase(packer: Packer, one: MachineCase, image: number, exact: boolean): void {
  const { registers, rflags, fsBase, gsBase, at, until, limit, code, host = [] } = one;
  packer.words(registers, 16);
  packer.pair(flags.normaliseFlags(rflags), 0);
  packer.word(fsBase);
  packer.word(gsBase);
  packer.word(at);
  packer.word(until ?? 0n);
  packer.word(BigInt(Math.max(0, limit)));
  packer.pair(image, code.length);
  packer.pair(HAS_VECTORS | (until === undefined ? 0 : HAS_UNTIL) | (exact ? EXACT : 0), host.length);
  packer.bytes(vectorBytes(vectorsOf(one)));
  packer.pair(mxcsrOf(one), 0);
  packer.bytes(code);
  for (const answer of host) packAnswer(packer, answer);
}

function packAnswer(packer: Packer, { vector, rax, memory }: HostAnswer): void {
  packer.pair(vector, rax === undefined ? 0 : 1);
  packer.word(rax ?? 0n);
  packer.word(BigInt(memory.length));
  packRuns(packer, memory);
}
