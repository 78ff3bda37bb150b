/* Bytes that are moved, compared, filled. A range that is not mapped, or written without permission, is memory_invalid_access. */
#ifndef ECHO_SERVICES_MEMORY_H
#define ECHO_SERVICES_MEMORY_H

#include "text.h"

static inline void *echo_memcpy(void *to, const void *from, uint64_t count) {
  return (void *)ECHO_SERVICE(0x14, to, from, count);
}

/* Below 0, 0 or above 0: the first byte that differs decides, unsigned. */
static inline int32_t echo_memcmp(const void *left, const void *right, uint64_t count) {
  return (int32_t)ECHO_SERVICE(0x15, left, right, count);
}

static inline void *echo_memset(void *to, uint8_t byte, uint64_t count) {
  return (void *)ECHO_SERVICE(0x16, to, byte, count);
}

/* The ranges may overlap. */
static inline void *echo_memmove(void *to, const void *from, uint64_t count) {
  return (void *)ECHO_SERVICE(0x17, to, from, count);
}

#endif
