/* One case, from its record to its outcome. */
#ifndef CASE_H
#define CASE_H
#include "protocol.h"

/* The parts that follow a case's record. */
struct parts {
  const struct vector_state *vectors;
  const u8 *code;
  const struct answer_record *answers;
};

/* Runs the guest with memory and code in place; the handlers fill the outcome. */
void attempt(const struct case_record *one, const struct parts *parts, int exact);
/* Runs the case at `*in` and writes its outcome at `*out`; both move on. `images` are those of the request. */
void run_case(const u8 **in, u8 **out, const struct image *const *images);

#endif
