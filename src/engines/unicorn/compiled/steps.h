/* Instructions counted as they begin, without a word to JavaScript in between: a call of it costs more than executing one. */
#pragma once
#include "unicorn.h"

/* What steps.ts reads and writes. */
struct count {
  /* Instructions begun, and the address of the latest one. */
  uint64_t begun, latest;
  /* So many begin without being asked for. */
  uint64_t unasked;
  /* 1: the latest one is a string instruction that repeats itself: whatever is seen at its address is no other. */
  uint64_t repeats;
  /* 1: the caller wants to be asked in front of an instruction before which TF is set. */
  uint64_t traps;
};

/* Null: this library cannot be driven from here. `ask` is a code hook of the caller's: it counts what it lets begin by itself.
   `rflags`: Unicorn's number of RFLAGS. */
void *steps_open(const char *library, uc_engine *engine, struct count *count, void *ask, int rflags);
