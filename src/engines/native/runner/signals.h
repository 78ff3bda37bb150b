/* Faults, traps and ticks of time arrive as signals. */
#ifndef SIGNALS_H
#define SIGNALS_H
#include "types.h"

/* Installs the handlers, on a stack of their own. */
void take_signals(void);
/* For a tick that does not return: until then no other comes. */
void allow_ticks(void);
/* Whether the handlers' stack is in use by whoever has this RSP. */
int on_signal_stack(u64 rsp);

#endif
