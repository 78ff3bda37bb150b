/* Cases that differ in their registers alone, one after the other without a word to JavaScript in between: that would cost more than running them. */
#include "starts.h"
#include "changes.h"
#include "exits.h"
#include <stdlib.h>
#include <string.h>

#define HOOK_INTERRUPT 1
#define HOOK_BLOCK 8

/* Sixteen registers, RFLAGS, FS base, GS base; when they are read, RIP too. */
#define WRITTEN 19
#define READ 20
/* XMM0 to XMM15, MXCSR. */
#define VECTORS 17

static const uint8_t NO_VECTORS[VECTOR_BYTES];

struct starts {
  struct unicorn unicorn;
  /* Numbers of Unicorn's, in these orders. */
  int general[READ], vector[VECTORS];
  /* RFLAGS as a guest in user mode sees it: bits that can be written, and bits that are always set. */
  uint64_t writable_flags, set_flags;
  uint64_t executed, limit;
  /* Stopped by an interrupt, or in front of a block that cannot be what the program says. */
  int interrupted;
  /* What is translated will be run again: it is worth the work to keep it. */
  int keeps;
  /* The end of the program has been translated. */
  int has_exit;
};

static void on_interrupt(uc_engine *engine, uint32_t vector, void *user) {
  struct starts *starts = user;
  (void)vector;
  starts->interrupted = 1;
  starts->unicorn.stop(engine);
}

/* Blocks bound the instructions without counting them: each is a byte long at least. */
static void on_block(uc_engine *engine, uint64_t address, uint32_t size, void *user) {
  struct starts *starts = user;
  enum passage passage = pass_block(&starts->unicorn, address, size, starts->keeps);
  if (passage == WITHIN) starts->executed += size;
  if (passage == ACROSS) starts->interrupted = 1;
  if (passage != WITHIN || starts->executed > starts->limit) starts->unicorn.stop(engine);
}

static uint8_t on_invalid_memory(uc_engine *engine, int kind, uint64_t at, int size, int64_t value, void *user) {
  (void)engine, (void)kind, (void)at, (void)size, (void)value, (void)user;
  return 0;
}

static int add_hooks(struct starts *starts) {
  struct unicorn *unicorn = &starts->unicorn;
  size_t hook;
  return !unicorn->hook_add(unicorn->engine, &hook, HOOK_INTERRUPT, (void *)on_interrupt, starts, 1, 0) &&
         !unicorn->hook_add(unicorn->engine, &hook, HOOK_BLOCK, (void *)on_block, starts, 1, 0) &&
         !unicorn->hook_add(unicorn->engine, &hook, HOOK_INVALID_MEMORY, (void *)on_invalid_memory, starts, 1, 0);
}

/* Null: this library cannot be driven from here. `registers`: the READ numbers, then the VECTORS ones. */
struct starts *starts_open(const char *library, uc_engine *engine, void *fresh, const int *registers,
                           uint64_t writable_flags, uint64_t set_flags, uint64_t tables_bytes) {
  if (tables_bytes != sizeof(struct tables)) return NULL;
  struct starts *starts = calloc(1, sizeof *starts);
  if (!starts) return NULL;
  *starts = (struct starts){
      .unicorn = {.engine = engine, .fresh = fresh}, .writable_flags = writable_flags, .set_flags = set_flags};
  memcpy(starts->general, registers, sizeof starts->general);
  memcpy(starts->vector, registers + READ, sizeof starts->vector);
  if (!find_functions(&starts->unicorn, library) || !use_exits(&starts->unicorn)) {
    free(starts);
    return NULL;
  }
  /* one hook may stand where another was refused: what it points at stays */
  return add_hooks(starts) ? starts : NULL;
}

static void point_at(void **pointers, void *first, size_t width, int count) {
  for (int n = 0; n < count; n++) pointers[n] = (uint8_t *)first + n * width;
}

static void write_vectors(struct starts *starts, const uint8_t *vectors, uint32_t mxcsr) {
  void *pointers[VECTORS];
  point_at(pointers, (void *)vectors, 16, VECTORS - 1);
  pointers[VECTORS - 1] = &mxcsr;
  starts->unicorn.write_batch(starts->unicorn.engine, starts->vector, pointers, VECTORS);
}

/* The processor as the case has it. */
static void reset(struct starts *starts, const struct tables *tables, uint32_t n) {
  uint64_t values[WRITTEN];
  void *pointers[WRITTEN];
  memcpy(values, tables->words + (uint64_t)n * CASE_WORDS, sizeof values);
  values[AT_RFLAGS] = (values[AT_RFLAGS] & starts->writable_flags) | starts->set_flags;
  point_at(pointers, values, sizeof *values, WRITTEN);
  starts->unicorn.context_restore(starts->unicorn.engine, starts->unicorn.fresh);
  starts->unicorn.write_batch(starts->unicorn.engine, starts->general, pointers, WRITTEN);
  if (tables->vectors[n]) write_vectors(starts, tables->vectors[n], tables->mxcsr[n]);
}

static void read_outcome(struct starts *starts, struct tables *tables, uint32_t n) {
  uint64_t *values = tables->outcomes + (uint64_t)n * OUTCOME_WORDS;
  void *pointers[READ];
  point_at(pointers, values, sizeof *values, READ);
  starts->unicorn.read_batch(starts->unicorn.engine, starts->general, pointers, READ);
  values[AT_RFLAGS] = (values[AT_RFLAGS] & starts->writable_flags) | starts->set_flags;
  point_at(pointers, tables->vectors_after + (uint64_t)n * VECTOR_BYTES, 16, VECTORS - 1);
  pointers[VECTORS - 1] = &tables->mxcsr_after[n];
  starts->unicorn.read_batch(starts->unicorn.engine, starts->vector, pointers, VECTORS);
  const uint8_t *before = tables->vectors[n] ? tables->vectors[n] : NO_VECTORS;
  tables->vectors_kept[n] = !memcmp(before, tables->vectors_after + (uint64_t)n * VECTOR_BYTES, VECTOR_BYTES);
}

/* Whether it ended at `until`, within its limit. */
static int run(struct starts *starts, struct tables *tables, uint32_t n) {
  const uint64_t *words = tables->words + (uint64_t)n * CASE_WORDS;
  starts->executed = starts->interrupted = 0;
  starts->limit = tables->limits[n];
  reset(starts, tables, n);
  set_exit(&starts->unicorn, words[AT_UNTIL]);
  if (starts->keeps && !starts->has_exit) {
    translate_exit(&starts->unicorn);
    starts->has_exit = 1;
  }
  int code = starts->unicorn.start(starts->unicorn.engine, words[AT_BEGIN], words[AT_UNTIL], 0, 0);
  read_outcome(starts, tables, n);
  const uint64_t *outcome = tables->outcomes + (uint64_t)n * OUTCOME_WORDS;
  return code == 0 && outcome[AT_RIP] == words[AT_UNTIL] && !starts->interrupted && starts->executed <= starts->limit;
}

/* One case, its memory undone. What it changed is kept only when it is done. */
static void run_one(struct starts *starts, struct tables *tables, uint32_t n) {
  uint64_t runs = tables->runs, bytes = tables->bytes_used;
  struct changes changes = {0, 0};
  int ended = run(starts, tables, n);
  int told = take_changes(tables, &changes);
  if (ended && told) {
    tables->counts[n] = changes.count;
    tables->verdicts[n] = DONE;
    return;
  }
  tables->runs = runs;
  tables->bytes_used = bytes;
  tables->counts[n] = 0;
  tables->verdicts[n] = UNDONE;
}

/* Cases `from` up to `to` that are asked: their memory and code are loaded. `can_end`: the byte at `until` can be executed. */
void starts_run(struct starts *starts, struct tables *tables, uint32_t from, uint32_t to, uint32_t can_end) {
  starts->keeps = can_end && to - from > 1;
  starts->has_exit = 0;
  for (uint32_t n = from; n < to; n++)
    if (tables->verdicts[n] != NOT_ASKED) run_one(starts, tables, n);
}
