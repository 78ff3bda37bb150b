/* The case that is being run. */
#ifndef GUEST_H
#define GUEST_H
#include "instruction.h"
#include "protocol.h"
#include <linux/signal.h>
#include <asm/sigcontext.h>

/* A case with a higher limit is not stepped through: 4 us an instruction on an idle machine, 30 us on a busy one. */
#define MOST_STEPS 20000ul
/* Iterations of repeated string instructions are steps of the CPU, too. A contract has these on top of its limit: 10 s, and what gas pays for. */
#define MOST_TRAPS 50000ul
#define MOST_ITERATIONS 5000000ul

struct guest {
  /* Between enter_guest and leave_guest. Comes first: switch.S clears it. */
  volatile int running;
  const struct case_record *machine_case;
  int exact;
  u64 steps, traps, most_traps;
  /* The guest itself has set TF; stepping hides it. */
  u64 own_trap_flag;
  /* Where the instruction stands that is being stepped over, RAX before it, and what it is. */
  u64 at, rax;
  struct instruction instruction;
  /* Answers of the host that are left. */
  const struct answer_record *answer;
  u32 answers;
  /* Ticks of the clock since the case, or the latest step of it, began. */
  volatile u32 ticks;
  /* Of a contract at full speed: when it has to end, in microseconds of this process's time. */
  u64 deadline;
  struct outcome_record *outcome;
  struct vector_state vectors;
};
extern struct guest guest;

/* In the order of their numbers. */
void read_registers(const struct sigcontext *from, u64 *to);
void write_registers(struct sigcontext *to, const u64 *from);
/* Ends a case that has come to the jump at `until`. Does not return. */
_Noreturn void on_leaving(void);
/* Fills the outcome with the state that a signal has brought. `at` becomes RIP; `trap` is the exception, or the vector. */
void describe(const struct sigcontext *machine, enum ending ending, u64 at, u32 trap);
/* Ends the case with the state that a signal has brought. `at` becomes RIP. Does not return. */
_Noreturn void conclude(const struct sigcontext *machine, enum ending ending, u64 at);
/* The page of old system calls: the kernel emulates what is fetched there. Before a guest it is what it looks like, unmapped. */
#define VSYSCALL 0xffffffffff600000ul
_Noreturn void conclude_unfetchable(struct sigcontext *machine, u64 at);
/* As `conclude`, with a number: the exception, the vector. */
_Noreturn void conclude_with(const struct sigcontext *machine, enum ending ending, u64 at, u32 trap);

#endif
