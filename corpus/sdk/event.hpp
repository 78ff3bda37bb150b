/*
 * Events:
 *
 *     EVENT(transfer, string, string, uint64_t)
 *     EMIT(transfer, from, to, amount);
 */
#ifndef ECHO_EVENT_HPP
#define ECHO_EVENT_HPP

#include "values.hpp"

namespace echo {

inline void event_value(const string &value) { echo_event_string(value.raw()); }
inline void event_value(bool value) { echo_event_bool(value); }
inline void event_value(int8_t value) { echo_event_i8(value); }
inline void event_value(int16_t value) { echo_event_i16(value); }
inline void event_value(int32_t value) { echo_event_i32(value); }
inline void event_value(int64_t value) { echo_event_i64(value); }
inline void event_value(uint8_t value) { echo_event_u8(value); }
inline void event_value(uint16_t value) { echo_event_u16(value); }
inline void event_value(uint32_t value) { echo_event_u32(value); }
inline void event_value(uint64_t value) { echo_event_u64(value); }

/* Values go in with the types of the event, whatever was given: an int becomes the uint64 that the signature says. */
template <class... Types>
struct event {
  static void emit(const char *name, const Types &...values) {
    echo_event_begin(string(name).raw());
    (event_value(values), ...);
    echo_event_end();
  }
};

}  // namespace echo

#define EVENT(name, ...)                                                                                               \
  struct name##_event : echo::event<__VA_ARGS__> {};
#define EMIT(name, ...) name##_event::emit(#name, ##__VA_ARGS__)

#endif
