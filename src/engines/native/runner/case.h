/* One case, from its record to its outcome. */
#ifndef CASE_H
#define CASE_H
#include "protocol.h"

/* Runs the case at `*in` and writes its outcome at `*out`; both move on. `images` are those of the request. */
void run_case(const u8 **in, u8 **out, const struct image *const *images);

#endif
