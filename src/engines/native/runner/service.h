/* What `int N` asks of the host: a recorded answer, or the end of the case. */
#ifndef SERVICE_H
#define SERVICE_H
#include "guest.h"

/* The instruction at `at` asks for `vector`. With an answer for it the guest goes on behind; without, the case ends. */
void serve(struct sigcontext *machine, u32 vector, u64 at);

#endif
