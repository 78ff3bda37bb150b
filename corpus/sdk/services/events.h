/* Events: begun with a name, given values, ended. A value outside of one is unexpected_operation, as one within another. */
#ifndef ECHO_SERVICES_EVENTS_H
#define ECHO_SERVICES_EVENTS_H

#include "text.h"

static inline void echo_event_begin(const echo_string *name) { ECHO_SERVICE(0x7a, name, 0, 0); }
static inline void echo_event_end(void) { ECHO_SERVICE(0x7b, 0, 0, 0); }

static inline void echo_event_string(const echo_string *value) { ECHO_SERVICE(0x70, value, 0, 0); }

#define ECHO_EVENT_VALUE(name, type, number)                                                                           \
  static inline void echo_event_##name(type value) { ECHO_SERVICE(number, value, 0, 0); }

ECHO_EVENT_VALUE(bool, bool, 0x71)
ECHO_EVENT_VALUE(i8, int8_t, 0x72)
ECHO_EVENT_VALUE(i16, int16_t, 0x73)
ECHO_EVENT_VALUE(i32, int32_t, 0x74)
ECHO_EVENT_VALUE(i64, int64_t, 0x75)
ECHO_EVENT_VALUE(u8, uint8_t, 0x76)
ECHO_EVENT_VALUE(u16, uint16_t, 0x77)
ECHO_EVENT_VALUE(u32, uint32_t, 0x78)
ECHO_EVENT_VALUE(u64, uint64_t, 0x79)

#endif
