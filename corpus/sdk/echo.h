/*
 * The services of the ECHO VM, one function each, named as in the reference VM's table. For C and C++.
 * A service that cannot do what it is asked ends the run with an error: none of these functions returns one.
 */
#ifndef ECHO_H
#define ECHO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "service.h"

/* Text is bytes and a length, without a zero at the end; the empty text is { 0, 0 }. 16 bytes, the last four unused. */
typedef struct {
  char *bytes;
  uint32_t length;
} echo_string;

/* Heap. A size of 0 is zero_size_allocation, no room is no_available_memory. */
static inline void *echo_malloc(uint64_t size) { return (void *)ECHO_SERVICE(0x11, size, 0, 0); }

/* Frees a block; anything else, a null pointer too, is not_heap_memory. */
static inline void echo_free(void *block) { ECHO_SERVICE(0x13, block, 0, 0); }

/* Memory. A range that is not mapped, or written without permission, is memory_invalid_access. */
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

/* Chain. Ids like 1.2.10 (account) and 1.3.0 (asset); anything else is invalid_chain_call. */
static inline int64_t echo_get_balance(const echo_string *owner, const echo_string *asset) {
  return (int64_t)ECHO_SERVICE(0x20, owner, asset, 0);
}

static inline uint32_t echo_get_block_number(void) { return (uint32_t)ECHO_SERVICE(0x27, 0, 0, 0); }

/* Fills `out` with a text on the heap, which the contract frees. What was in `out` is neither read nor freed. */
static inline void echo_get_full_contract_id(echo_string *out) { ECHO_SERVICE(0x2d, out, 0, 0); }

static inline bool echo_is_constructor(void) { return (uint8_t)ECHO_SERVICE(0x2e, 0, 0, 0) != 0; }

/*
 * Parameters: the next one of the call, in order. False when none is left or the next one is not of the type; `*out`
 * then stays as it was, and so does the parameter. A text is on the heap, and the contract frees it.
 */
#define ECHO_PARAMETER(name, type, number)                                                                             \
  static inline bool echo_get_parameter_##name(type *out) { return (uint8_t)ECHO_SERVICE(number, out, 0, 0) != 0; }

ECHO_PARAMETER(string, echo_string, 0x40)
ECHO_PARAMETER(bool, bool, 0x41)
ECHO_PARAMETER(i8, int8_t, 0x42)
ECHO_PARAMETER(i16, int16_t, 0x43)
ECHO_PARAMETER(i32, int32_t, 0x44)
ECHO_PARAMETER(i64, int64_t, 0x45)
ECHO_PARAMETER(u8, uint8_t, 0x46)
ECHO_PARAMETER(u16, uint16_t, 0x47)
ECHO_PARAMETER(u32, uint32_t, 0x48)
ECHO_PARAMETER(u64, uint64_t, 0x49)

/* Results: appends a value to the output of the call. A text is copied at once: its block may be freed right after. */
static inline void echo_return_string(const echo_string *value) { ECHO_SERVICE(0x50, value, 0, 0); }

#define ECHO_RETURN(name, type, number)                                                                                \
  static inline void echo_return_##name(type value) { ECHO_SERVICE(number, value, 0, 0); }

ECHO_RETURN(bool, bool, 0x51)
ECHO_RETURN(i8, int8_t, 0x52)
ECHO_RETURN(i16, int16_t, 0x53)
ECHO_RETURN(i32, int32_t, 0x54)
ECHO_RETURN(i64, int64_t, 0x55)
ECHO_RETURN(u8, uint8_t, 0x56)
ECHO_RETURN(u16, uint16_t, 0x57)
ECHO_RETURN(u32, uint32_t, 0x58)
ECHO_RETURN(u64, uint64_t, 0x59)

/* Ends the run with contract_error. What was returned before stays in the output. */
static inline void echo_contract_error(const echo_string *message) { ECHO_SERVICE(0x60, message, 0, 0); }

/* The name of the called function; empty while the contract is being created. `out` must be { 0, 0 } before. */
static inline void echo_get_function_name(echo_string *out) { ECHO_SERVICE(0x61, out, 0, 0); }

#endif
