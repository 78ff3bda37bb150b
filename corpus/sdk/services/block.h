/* Blocks. A text that is filled is on the heap, and the contract frees it; what was in `out` is neither read nor freed. */
#ifndef ECHO_SERVICES_BLOCK_H
#define ECHO_SERVICES_BLOCK_H

#include "text.h"

/* Hex digits; invalid_chain_call for a block that the chain does not know. */
static inline void echo_get_block_hash(echo_string *out, uint32_t number) { ECHO_SERVICE(0x24, out, number, 0); }

/* The account that made the block. */
static inline void echo_get_block_author(echo_string *out) { ECHO_SERVICE(0x25, out, 0, 0); }

static inline uint32_t echo_get_block_number(void) { return (uint32_t)ECHO_SERVICE(0x27, 0, 0, 0); }

/* Seconds since 1970. */
static inline uint32_t echo_get_block_timestamp(void) { return (uint32_t)ECHO_SERVICE(0x28, 0, 0, 0); }

#endif
