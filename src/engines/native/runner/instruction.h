/* The little that has to be known about an instruction before or after it ran: no decoder, only prefixes and a few opcodes. */
#ifndef INSTRUCTION_H
#define INSTRUCTION_H
#include "types.h"

enum instruction_kind {
  PLAIN,
  /* Stores the trap flag that single-stepping sets. */
  PUSHES_FLAGS,
  /* May set or clear the trap flag. */
  POPS_FLAGS,
  NEAR_RETURN,
  /* Traps after every iteration. */
  REPEATED_STRING,
  SOFTWARE_INTERRUPT,
  /* INT1, INT3 and INT 3: they trap behind themselves. */
  TRAPPING_INTERRUPT,
  /* CPUID, RDTSC, RDTSCP. */
  ASKS_MACHINE,
};

struct instruction {
  enum instruction_kind kind;
  /* Of interrupts. */
  u8 vector;
  /* In bytes; of software interrupts only. */
  u8 length;
};

/* Reads guest memory that can be executed; where there is none, bytes are 0. */
struct instruction instruction_at(u64 address);

#endif
