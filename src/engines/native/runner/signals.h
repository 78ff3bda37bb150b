/* Faults, traps and ticks of time arrive as signals. */
#ifndef SIGNALS_H
#define SIGNALS_H

/* Installs the handlers, on a stack of their own, and starts the clock. */
void take_signals(void);

#endif
