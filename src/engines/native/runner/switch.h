/* Between the runner and the guest. */
#ifndef SWITCH_H
#define SWITCH_H
#include "protocol.h"

/* What IRETQ pops. */
struct interrupt_frame {
  u64 rip, cs, rflags, rsp, ss;
};

/* What enter_guest loads. It is read while the guest's registers come in, so it lies at a fixed address. */
struct entry {
  u64 registers[16];
  struct interrupt_frame frame;
  u64 mxcsr;
  u8 xmm[16][16];
};
extern struct entry entry;

/* Loads the guest and runs it until a signal handler calls leave_guest; then returns. */
void enter_guest(void);
/* From a signal handler back to behind enter_guest. */
_Noreturn void leave_guest(void);
/* What the kernel calls for every signal: makes the flags harmless and goes on in on_signal. */
void signal_entry(int, void *, void *);

/* The guest's state when it has come to the jump at `until`. */
struct left {
  u64 registers[16], rflags, mxcsr;
  u8 xmm[16][16];
};
extern struct left left;
/* Where that jump goes. */
extern const u8 leave_by_jump[];

u16 code_selector(void);
u16 stack_selector(void);

#endif
