#pragma once
#include "starts.h"

/* Of one case: runs so far, and where the latest one ends. */
struct changes {
  uint32_t count;
  uint64_t end;
};

/* Tells every byte that differs from the start, and undoes all of them. 0: they were too many to be told. */
int take_changes(struct tables *tables, struct changes *changes);
