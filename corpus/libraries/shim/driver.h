/* What the drivers of libraries have in common: results, and data to work on. */
#ifndef LIBRARY_DRIVER_H
#define LIBRARY_DRIVER_H

#include "contract.h"

static inline void give(const void *bytes, size_t count) {
  echo_string value = {(char *)bytes, (uint32_t)count};
  echo_return_string(&value);
}

static inline void give_text(const char *words) { give(words, text_length(words)); }

/* Bytes that can be compressed by half, about: words, with something else in between. */
static inline void fill(void *to, size_t count, uint32_t seed) {
  static const char words[] = "a contract of the virtual machine moves what it was given, ";
  uint8_t *out = (uint8_t *)to;
  for (size_t n = 0; n < count; n++) {
    seed = seed * 1103515245u + 12345u;
    uint32_t drawn = seed >> 16;
    out[n] = drawn % 8 == 0 ? (uint8_t)(drawn >> 3) : (uint8_t)words[(n + drawn % 3) % (sizeof words - 1)];
  }
}

/* The next parameter: how many bytes of its buffer a function works on. */
static inline size_t parameter_size(size_t most) {
  uint32_t size = parameter_u32();
  require(size <= most, "More than the buffer holds.");
  return size;
}

#endif
