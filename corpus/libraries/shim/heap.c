/* Memory on ECHO's heap services. Those end the run where a C library would return a null pointer: there is nothing to check. */
#include <stddef.h>

#include "echo.h"

/* A program may ask for nothing; ECHO's heap may not be asked for it. */
void *malloc(size_t size) { return echo_malloc(size > 0 ? size : 1); }

void free(void *block) {
  if (block) echo_free(block);
}

/* A size that does not fit gives a null pointer: libraries ask for it in tests of their own limits. */
void *calloc(size_t count, size_t size) {
  size_t all;
  if (__builtin_mul_overflow(count, size, &all)) return 0;
  void *block = malloc(all);
  if (all > 0) echo_memset(block, 0, all);
  return block;
}

void *realloc(void *block, size_t size) {
  if (!block) return malloc(size);
  return echo_realloc(block, size > 0 ? size : 1);
}

/* Blocks are powers of two, and lie at multiples of their size: as large as the alignment is enough. */
int posix_memalign(void **out, size_t alignment, size_t size) {
  *out = malloc(size > alignment ? size : alignment);
  return 0;
}
