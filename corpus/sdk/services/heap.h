/* Blocks of memory. */
#ifndef ECHO_SERVICES_HEAP_H
#define ECHO_SERVICES_HEAP_H

#include "text.h"

/* A size of 0 is zero_size_allocation, no room is no_available_memory. */
static inline void *echo_malloc(uint64_t size) { return (void *)ECHO_SERVICE(0x11, size, 0, 0); }

/* The block with another size, its bytes kept as far as they fit; it may move. The errors of both others. */
static inline void *echo_realloc(void *block, uint64_t size) { return (void *)ECHO_SERVICE(0x12, block, size, 0); }

/* Frees a block; anything else, a null pointer too, is not_heap_memory. */
static inline void echo_free(void *block) { ECHO_SERVICE(0x13, block, 0, 0); }

#endif
