/* Instruction by instruction, with the trap flag. */
#ifndef STEP_H
#define STEP_H
#include "guest.h"

/* Before the instruction at `at`, with the guest's RAX. */
void begin_step(u64 at, u64 rax);
/* The trap behind an instruction: the case ends, or the next instruction may run. */
void end_step(struct sigcontext *machine);
/* Whether the instruction at `at` is a locked access across cache lines. */
int would_split(const struct sigcontext *machine, u64 at);
/* The order of stops where an instruction, or a service, is done and `next` comes: until, limit, onward. */
void go_on(struct sigcontext *machine, u64 next);

#endif
