#include "plant.h"
#include "locked.h"
#include "memory.h"
#include "switch.h"
#include <linux/mman.h>

#define INT3 0xcc
#define MOST_LOCKED 32
/* JMP [RIP+0] and the address behind it. */
#define JUMP_BYTES 14

static struct {
  u64 at;
  u8 *byte;
  u8 is, was;
} planted[MOST_LOCKED + JUMP_BYTES];
static u32 count;

static void plant_at(u64 at, u8 is) {
  u8 *byte = guest_byte(at, PROT_EXEC);
  if (!byte) return;
  planted[count].at = at;
  planted[count].byte = byte;
  planted[count].is = is;
  planted[count++].was = *byte;
  *byte = is;
}

/* Behind the code there is room for a jump, which needs no signal: 77 of 100 generated cases end there. */
static int has_room(const struct case_record *one) {
  return one->until == one->at + one->code_bytes && one->until % PAGE <= PAGE - JUMP_BYTES;
}

static void plant_end(const struct case_record *one) {
  u8 jump[JUMP_BYTES] = {0xff, 0x25};
  const u8 *target = leave_by_jump;
  if (!has_room(one)) return plant_at(one->until, INT3);
  memcpy(jump + 6, &target, sizeof target);
  for (u64 n = 0; n < JUMP_BYTES; n++) plant_at(one->until + n, jump[n]);
}

int plant(const struct case_record *one, const u8 *code) {
  u32 offsets[MOST_LOCKED];
  i64 locked = find_locked(code, one->code_bytes, offsets, MOST_LOCKED);
  if (locked < 0) return 0;
  if (one->flags & HAS_UNTIL) plant_end(one);
  for (i64 n = 0; n < locked; n++)
    if (!(one->flags & HAS_UNTIL) || one->at + offsets[n] != one->until) plant_at(one->at + offsets[n], INT3);
  return 1;
}

/* A guest that has overwritten it has changed the byte. */
static void pull(u32 n) {
  if (*planted[n].byte == planted[n].is) *planted[n].byte = planted[n].was;
}

int pull_out(u64 at) {
  for (u32 n = 0; n < count; n++) {
    if (planted[n].at != at || planted[n].is != INT3 || *planted[n].byte != INT3) continue;
    pull(n);
    return 1;
  }
  return 0;
}

void pull_out_all(void) {
  for (u32 n = 0; n < count; n++) pull(n);
  count = 0;
}
