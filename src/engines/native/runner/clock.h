/* Ticks, so that a guest can be stopped, and the time that counts against it. */
#ifndef CLOCK_H
#define CLOCK_H
#include "types.h"

/* SIGALRM at every tick of the clock on the wall, or none any more. */
void run_clock(int on);
/* What this process has had of a processor: others that keep the machine busy do not count. 0.3 us. */
u64 processor_microseconds(void);

#endif
