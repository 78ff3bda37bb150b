/* Where a run ends. Unicorn forgets the block in front of each exit when a run is over, and would translate it again for every start: the exit
   is there while that block is translated, and gone when the run ends. */
#pragma once
#include "unicorn.h"

enum passage {
  /* The block ends in front of the end or at it, or lies wholly behind it. */
  WITHIN,
  /* It begins where the program ends: nothing of it may be executed. */
  BEHIND,
  /* It goes beyond that end, because it was translated when there was no exit: what it is worth is not known. */
  ACROSS,
};

/* 0: this library has no exits that can be set. */
int use_exits(struct unicorn *unicorn);

/* The run that begins next ends at `until`. */
void set_exit(struct unicorn *unicorn, uint64_t until);

/* Where the last block ends in a branch, what comes behind it is translated when the exit is gone: up to a page of zeros, unless the end was
   translated before, when the exit was there. Only where the byte at `until` can be executed. */
void translate_exit(struct unicorn *unicorn);

/* The block of `size` bytes at `at` has been translated and is about to be executed. When it is the last one and `keep` is set, the exit is
   taken away, so that Unicorn keeps the block. */
enum passage pass_block(struct unicorn *unicorn, uint64_t at, uint64_t size, int keep);
