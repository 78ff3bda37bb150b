/* Results: each appends a value to the output of the call. */
#ifndef ECHO_SERVICES_RESULTS_H
#define ECHO_SERVICES_RESULTS_H

#include "text.h"

/* Copied at once: the block may be freed right after. */
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

#endif
