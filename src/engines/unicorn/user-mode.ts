/** Opens a Unicorn whose guest runs in user mode: Unicorn itself starts at privilege level 0, where HLT halts and POPF changes IOPL. */
import { UC_PROT, type Unicorn, type UnicornApi } from "./api.ts";
import { CPU_MODEL } from "./model.ts";
import { UC_REG_FPCW, UC_REG_MXCSR, UC_REG_RSP } from "./registers.ts";

/** Where the page stands that the way into user mode needs; it is gone afterwards. */
const BOOT = 0x1000n;
const IRETQ = [0x48, 0xcf];
/** Selectors as Linux gives them, requested privilege level 3. */
const CODE_SELECTOR = 0x33;
const STACK_SELECTOR = 0x2b;
/** Descriptors of privilege level 3: 64-bit code, and data (SDM 3A, 3.4.5). */
const USER_CODE = 0x00af_fb00_0000_ffffn;
const USER_DATA = 0x00cf_f300_0000_ffffn;
/** What a case starts with unless it says otherwise; Unicorn starts with 0. */
const START_MXCSR = 0x1f80n;
const START_FPCW = 0x37fn;
const TABLE = 0x200;
const FRAME = 0x400;

/** An engine in user mode, nothing mapped. Throws UnicornError when Unicorn does not go along. */
export function openUserMode(api: UnicornApi): Unicorn {
  const unicorn = api.open(CPU_MODEL);
  unicorn.map(BOOT, bootPage(), UC_PROT.READ | UC_PROT.WRITE | UC_PROT.EXEC);
  unicorn.writeDescriptorTable(BOOT + BigInt(TABLE), CODE_SELECTOR + 7);
  unicorn.writeRegister(UC_REG_RSP, BOOT + BigInt(FRAME));
  const end = BOOT + BigInt(IRETQ.length);
  const code = unicorn.start(BOOT, end);
  if (code !== 0) throw new Error(`Unicorn does not enter user mode (${code})`);
  unicorn.unmap(BOOT, 4096);
  // no descriptors: a guest that loads a segment register gets #GP, not a read of its own memory
  unicorn.writeDescriptorTable(0n, 0);
  unicorn.writeRegister(UC_REG_MXCSR, START_MXCSR);
  unicorn.writeRegister(UC_REG_FPCW, START_FPCW);
  return unicorn;
}

/** IRETQ, the two descriptors, and the frame that IRETQ pops: RIP, CS, RFLAGS, RSP, SS. */
function bootPage(): Uint8Array {
  const page = new Uint8Array(4096);
  const view = new DataView(page.buffer);
  page.set(IRETQ);
  view.setBigUint64(TABLE + (CODE_SELECTOR & ~7), USER_CODE, true);
  view.setBigUint64(TABLE + (STACK_SELECTOR & ~7), USER_DATA, true);
  const frame = [BOOT + BigInt(IRETQ.length), BigInt(CODE_SELECTOR), 0x202n, BOOT, BigInt(STACK_SELECTOR)];
  for (const [n, value] of frame.entries()) view.setBigUint64(FRAME + 8 * n, value, true);
  return page;
}
