/*
 * The functions that gcc and clang may call from freestanding code, for a struct that is copied or an array that is zeroed.
 * Linked into every contract; the linker drops what nobody calls.
 */
#include "echo.h"

void *memcpy(void *to, const void *from, size_t count) { return echo_memcpy(to, from, count); }

void *memset(void *to, int byte, size_t count) { return echo_memset(to, (uint8_t)byte, count); }

int memcmp(const void *left, const void *right, size_t count) { return echo_memcmp(left, right, count); }

/* LLVM's name for a memcmp of which only zero or not is asked. */
int bcmp(const void *left, const void *right, size_t count) { return echo_memcmp(left, right, count); }

/* Byte by byte where the ranges overlap the wrong way round; volatile, or gcc turns the loop into a call of memmove. */
void *memmove(void *to, const void *from, size_t count) {
  volatile char *target = to;
  const char *source = from;
  if ((char *)to <= source || (char *)to >= source + count) return echo_memcpy(to, from, count);
  while (count-- > 0) target[count] = source[count];
  return to;
}
