/* The kernel, without a C library. */
#ifndef SYSTEM_H
#define SYSTEM_H
#include "types.h"

/* The only place that a system call may come from, besides the return from a signal handler (sandbox.c). */
i64 system_call(i64 number, i64 a, i64 b, i64 c, i64 d, i64 e, i64 f);
/* Right behind the two SYSCALL instructions: what seccomp sees as the instruction pointer. */
extern const u8 after_system_call[], after_signal_return[];
/* Where a signal handler returns to. */
void signal_return(void);

/* Our image is linked at RUNNER (set-up's native.mjs), our view of the guest's memory (1 GiB at most) and the messages lie behind it: no case uses these addresses. */
#define VIEW 0x6ec010000000ul
#define MESSAGES 0x6ec060000000ul

/* Ends the process with a message on standard error; exit code 70, or 71 where the environment lacks something. */
_Noreturn void fail(const char *why);
_Noreturn void lacking(const char *why);
_Noreturn void end_process(int code);
/* Whole, or the process ends: the harness is gone. */
void read_input(void *to, u64 size);
void write_output(const void *from, u64 size);

#endif
