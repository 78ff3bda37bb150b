/*
 * Copies and comparisons on ECHO's memory services. Short ones are made here: a service is looked at by whoever compares two VMs,
 * and real code moves a few bytes very often.
 */
#include <stddef.h>

#include "echo.h"

enum { SHORT = 64 };

void *memcpy(void *to, const void *from, size_t count) {
  if (count > SHORT) return echo_memcpy(to, from, count);
  void *result = to;
  __asm__ volatile("rep movsb" : "+D"(to), "+S"(from), "+c"(count) : : "memory");
  return result;
}

void *memset(void *to, int byte, size_t count) {
  if (count > SHORT) return echo_memset(to, (uint8_t)byte, count);
  void *result = to;
  __asm__ volatile("rep stosb" : "+D"(to), "+c"(count) : "a"(byte) : "memory");
  return result;
}

void *memmove(void *to, const void *from, size_t count) {
  if ((uintptr_t)to - (uintptr_t)from >= count) return memcpy(to, from, count);
  return echo_memmove(to, from, count);
}

int memcmp(const void *left, const void *right, size_t count) {
  if (count > SHORT) return echo_memcmp(left, right, count);
  const volatile uint8_t *one = left, *other = right;
  for (; count > 0; count--, one++, other++)
    if (*one != *other) return *one - *other;
  return 0;
}

int bcmp(const void *left, const void *right, size_t count) { return memcmp(left, right, count); }
