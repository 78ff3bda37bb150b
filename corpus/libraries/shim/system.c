/* What a system would answer: there are no files, no environment, no users, and it is always the same second. */
#include <stddef.h>

#include "echo.h"

/* There is one thread, and nothing to keep its own variables in: %fs is 0. */
static int error;
int *__errno_location(void) { return &error; }
/* As musl calls it among its own functions. */
int *___errno_location(void) { return &error; }

char *getenv(const char *name) {
  (void)name;
  return 0;
}

/* The block's, which every VM that runs the call agrees on. */
long time(long *out) {
  long now = echo_get_block_timestamp();
  if (out) *out = now;
  return now;
}

long clock(void) { return 0; }

/* Seconds and nanoseconds. */
int clock_gettime(int which, long out[2]) {
  (void)which;
  out[0] = time(0), out[1] = 0;
  return 0;
}

/* There is one language: the order of words is that of their bytes. */
int strcmp(const char *left, const char *right);
int strcoll(const char *left, const char *right) { return strcmp(left, right); }
