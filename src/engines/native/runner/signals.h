/* Faults, traps and ticks of time arrive as signals. */
#ifndef SIGNALS_H
#define SIGNALS_H

/* Installs the handlers, on a stack of their own. */
void take_signals(void);
/* Ticks while a batch is run; an idle runner sleeps. */
void run_clock(int on);

#endif
