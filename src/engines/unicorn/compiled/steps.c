#include "steps.h"
#include <stdlib.h>

#define HOOK_CODE 4
#define TF 0x100

struct steps {
  struct unicorn unicorn;
  struct count *count;
  void (*ask)(uc_engine *, uint64_t, uint32_t, void *);
  int rflags;
};

static int is_trap_set(const struct steps *steps) {
  uint64_t rflags = 0;
  steps->unicorn.read(steps->unicorn.engine, steps->rflags, &rflags);
  return (rflags & TF) != 0;
}

/* One that follows itself may be a string instruction's next iteration: whether it is, the caller says once. */
static void on_instruction(uc_engine *engine, uint64_t address, uint32_t size, void *user) {
  struct steps *steps = user;
  struct count *count = steps->count;
  int follows_itself = count->begun > 0 && address == count->latest;
  if (follows_itself && count->repeats) return;
  if (count->begun >= count->unasked || follows_itself || (count->traps && is_trap_set(steps))) {
    steps->ask(engine, address, size, NULL);
    return;
  }
  count->latest = address;
  count->repeats = 0;
  count->begun++;
}

/* Some instructions go on behind an access that failed. */
static uint8_t on_invalid_memory(uc_engine *engine, int kind, uint64_t at, int size, int64_t value, void *user) {
  struct steps *steps = user;
  (void)engine, (void)kind, (void)at, (void)size, (void)value;
  steps->count->unasked = steps->count->repeats = 0;
  return 0;
}

/* The hook that asks comes last: when it is refused, nobody is left who would. */
static int add_hooks(struct steps *steps) {
  struct unicorn *unicorn = &steps->unicorn;
  size_t hook;
  return !unicorn->hook_add(unicorn->engine, &hook, HOOK_INVALID_MEMORY, (void *)on_invalid_memory, steps, 1, 0) &&
         !unicorn->hook_add(unicorn->engine, &hook, HOOK_CODE, (void *)on_instruction, steps, 1, 0);
}

void *steps_open(const char *library, uc_engine *engine, struct count *count, void *ask, int rflags) {
  struct steps *steps = calloc(1, sizeof *steps);
  if (!steps) return NULL;
  steps->unicorn.engine = engine;
  steps->count = count;
  steps->rflags = rflags;
  *(void **)&steps->ask = ask;
  if (!find_functions(&steps->unicorn, library)) {
    free(steps);
    return NULL;
  }
  /* one hook may stand where the other was refused: what it points at stays */
  return add_hooks(steps) ? steps : NULL;
}
