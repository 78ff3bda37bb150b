#include "exits.h"

/* uc_ctl's numbers (UC_CTL_UC_USE_EXITS, UC_CTL_UC_EXITS, UC_CTL_TB_REQUEST_CACHE), with the number of arguments and whether they are written. */
#define USE_EXITS (4u | 1u << 26 | 1u << 30)
#define SET_EXITS (6u | 2u << 26 | 1u << 30)
#define TRANSLATE (8u | 2u << 26 | 3u << 30)

int use_exits(struct unicorn *unicorn) { return !unicorn->control(unicorn->engine, USE_EXITS, 1); }

void set_exit(struct unicorn *unicorn, uint64_t until) {
  unicorn->until = until;
  unicorn->control(unicorn->engine, SET_EXITS, &until, (size_t)1);
}

void translate_exit(struct unicorn *unicorn) {
  /* Room for what it says of the block (uc_tb: 16 bytes), which nobody wants. */
  uint64_t block[8];
  unicorn->control(unicorn->engine, TRANSLATE, unicorn->until, block);
}

enum passage pass_block(struct unicorn *unicorn, uint64_t at, uint64_t size, int keep) {
  uint64_t left = unicorn->until - at;
  if (left == 0) return BEHIND;
  if (at > unicorn->until || size < left) return WITHIN;
  if (size > left) return ACROSS;
  if (keep) unicorn->control(unicorn->engine, SET_EXITS, (uint64_t *)NULL, (size_t)0);
  return WITHIN;
}
