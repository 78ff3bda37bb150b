/* What starts.ts and starts.c share: tables in memory of the caller's. Every member is 64 bits wide. */
#pragma once
#include <stdint.h>

/* As message.ts packs a case: sixteen registers, RFLAGS, FS base, GS base, address, until. */
#define CASE_WORDS 21
#define AT_RFLAGS 16
#define AT_BEGIN 19
#define AT_UNTIL 20
/* And an outcome: sixteen registers, RFLAGS, FS base, GS base, RIP. */
#define OUTCOME_WORDS 20
#define AT_RIP 19

#define VECTOR_BYTES 256

enum verdict { UNDONE = 0, DONE = 1, NOT_ASKED = 2 };

struct region {
  uint64_t at, size;
  uint8_t *live, *start;
};

struct tables {
  /* By case. */
  const uint64_t *words;
  /* 256 bytes, or null where all are 0 and MXCSR is the usual one. */
  const uint8_t *const *vectors;
  const uint32_t *mxcsr;
  /* Bytes of code that may be executed. */
  const uint32_t *limits;
  uint64_t *outcomes;
  /* One of enum verdict: UNDONE where it is asked for, and DONE or UNDONE afterwards; NOT_ASKED stays. */
  uint8_t *verdicts;
  uint8_t *vectors_after;
  /* 1: they are what they were. */
  uint8_t *vectors_kept;
  uint32_t *mxcsr_after;
  /* How many runs of bytes it changed. */
  uint32_t *counts;
  /* By run, in order of cases and addresses. */
  uint64_t *run_at;
  uint32_t *run_length;
  uint8_t *bytes;
  /* How much room there is and how much of it is used. */
  uint64_t most_runs, runs, most_bytes, bytes_used;
  /* What the guest can write, ascending. */
  const struct region *regions;
  uint64_t region_count;
};
