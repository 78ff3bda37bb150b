/* Instructions counted as they begin, without a word to JavaScript in between: a call of it costs more than executing one. */
#pragma once
#include "unicorn.h"

/* What steps.ts reads and writes. */
struct count {
  /* Instructions begun, and the address of the latest one. */
  uint64_t begun, latest;
  /* So many begin without being asked for. */
  uint64_t unasked;
};

/* Null: this library cannot be driven from here. `ask` is a code hook of the caller's: it counts what it lets begin by itself. */
void *steps_open(const char *library, uc_engine *engine, struct count *count, void *ask);
