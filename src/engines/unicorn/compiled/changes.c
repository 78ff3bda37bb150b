#include "changes.h"
#include <string.h>

/* A store touches one or two: to go through its whole page word by word would cost as much as comparing all other pages. */
#define BLOCK 512

/* 0: there is no room. A run may go on in the next block or region. */
static int append(struct tables *tables, struct changes *changes, uint64_t at, uint8_t byte) {
  if (tables->bytes_used == tables->most_bytes) return 0;
  if (changes->count == 0 || changes->end != at) {
    if (tables->runs == tables->most_runs) return 0;
    tables->run_at[tables->runs] = at;
    tables->run_length[tables->runs++] = 0;
    changes->count++;
  }
  tables->bytes[tables->bytes_used++] = byte;
  tables->run_length[tables->runs - 1]++;
  changes->end = at + 1;
  return 1;
}

static int take_block(struct tables *tables, struct changes *changes, const struct region *region, uint64_t at) {
  int fits = 1;
  for (uint64_t n = at; n < at + BLOCK; n++)
    if (fits && region->live[n] != region->start[n]) fits = append(tables, changes, region->at + n, region->live[n]);
  memcpy(region->live + at, region->start + at, BLOCK);
  return fits;
}

int take_changes(struct tables *tables, struct changes *changes) {
  int fits = 1;
  for (uint64_t n = 0; n < tables->region_count; n++) {
    const struct region *region = &tables->regions[n];
    for (uint64_t at = 0; at < region->size; at += BLOCK)
      if (memcmp(region->live + at, region->start + at, BLOCK)) fits &= take_block(tables, changes, region, at);
  }
  return fits;
}
