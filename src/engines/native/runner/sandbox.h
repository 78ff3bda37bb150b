/* What keeps a guest from reaching anything but its own memory. */
#ifndef SANDBOX_H
#define SANDBOX_H
#include "types.h"

/* Takes away what the kernel put into our address space: its stack, the vDSO. */
void unmap_strangers(void);
/* No core files, no life after the parent's, CPUID and RDTSC trapped where the kernel can. */
void give_up_privileges(void);
/* From here on only read, write, mmap, munmap, arch_prctl, setitimer, clock_gettime and exit, and only from system_call: anything else is SIGSYS. */
void close_sandbox(void);

#endif
