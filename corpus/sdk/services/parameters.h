/* Parameters of the call. */
#ifndef ECHO_SERVICES_PARAMETERS_H
#define ECHO_SERVICES_PARAMETERS_H

#include "text.h"

/*
 * The next one, in order. False when none is left or the next one is not of the type; `*out` then stays as it was, and so
 * does the parameter. A text is on the heap, and the contract frees it.
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

#endif
