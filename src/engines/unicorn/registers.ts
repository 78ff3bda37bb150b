/** Numbers of UC_X86_REG_* (x86.h of Unicorn 2.0.1). */
export const UC_REG_RSP = 44;
export const UC_REG_RIP = 41;
export const UC_REG_RFLAGS = 253;
export const UC_REG_FS_BASE = 250;
export const UC_REG_GS_BASE = 251;
export const UC_REG_GDTR = 243;
export const UC_REG_FPCW = 246;
export const UC_REG_MXCSR = 249;
/** XMM1 to XMM15 follow. */
export const UC_REG_XMM0 = 122;

/** rax rcx rdx rbx rsp rbp rsi rdi r8 … r15: in the order of ModRM's register numbers. */
export const UC_GENERAL_REGISTERS: readonly number[] = [
  35, 38, 40, 37, 44, 36, 43, 39, 106, 107, 108, 109, 110, 111, 112, 113,
];

/** Where RFLAGS, FS base, GS base and RIP stand in a batch that begins with the sixteen. */
export const AT_RFLAGS = 16;
export const AT_FS_BASE = 17;
export const AT_GS_BASE = 18;
export const AT_RIP = 19;
