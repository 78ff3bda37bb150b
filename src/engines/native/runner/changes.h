/* Which bytes a guest has changed: found, written down as runs, and put back. */
#ifndef CHANGES_H
#define CHANGES_H
#include "protocol.h"

struct region {
  u64 at, size;
  u32 access;
  /* Content now, and at the start of the case. */
  u8 *live, *start;
  /* The host wrote into it, whatever its permissions. */
  u32 poked;
};

/* Where runs are written; `out` 0: nowhere. */
struct runs {
  u8 *out;
  struct run_record *open;
  u64 count;
};

void take_changes(struct region *region, struct runs *runs);
void end_runs(struct runs *runs);

#endif
