/* Calls of contracts: the guest stays where it is while the harness does its services. */
#ifndef CONTRACT_H
#define CONTRACT_H
#include "guest.h"

/* Whether this process runs a contract. */
extern int is_contract;

/* Runs a contract, from resume to resume. Ends the process with the input. */
_Noreturn void run_contract(void);
/* The guest asks for the service `vector`: tells the harness, waits, and lets the guest go on with what was sent. */
void pause_contract(struct sigcontext *machine, u32 vector, u64 at);

#endif
