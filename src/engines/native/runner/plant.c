#include "plant.h"
#include "locked.h"
#include "memory.h"
#include <linux/mman.h>

#define INT3 0xcc
#define MOST_LOCKED 32

static struct {
  u64 at;
  u8 *byte;
  u8 was;
} planted[MOST_LOCKED + 1];
static u32 count;

static void plant_at(u64 at) {
  u8 *byte = guest_byte(at, PROT_EXEC);
  if (!byte) return;
  planted[count].at = at;
  planted[count].byte = byte;
  planted[count++].was = *byte;
  *byte = INT3;
}

int plant(const struct case_record *one, const u8 *code) {
  u32 offsets[MOST_LOCKED];
  i64 locked = find_locked(code, one->code_bytes, offsets, MOST_LOCKED);
  if (locked < 0) return 0;
  if (one->flags & HAS_UNTIL) plant_at(one->until);
  for (i64 n = 0; n < locked; n++)
    if (!(one->flags & HAS_UNTIL) || one->at + offsets[n] != one->until) plant_at(one->at + offsets[n]);
  return 1;
}

/* A guest that has overwritten the INT3 has changed the byte. */
static void pull(u32 n) {
  if (*planted[n].byte == INT3) *planted[n].byte = planted[n].was;
}

int pull_out(u64 at) {
  for (u32 n = 0; n < count; n++) {
    if (planted[n].at != at || *planted[n].byte != INT3) continue;
    pull(n);
    return 1;
  }
  return 0;
}

void pull_out_all(void) {
  for (u32 n = 0; n < count; n++) pull(n);
  count = 0;
}
