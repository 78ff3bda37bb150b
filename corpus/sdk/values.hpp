/* Parameters, results and errors by the C++ type instead of by a function for each. */
#ifndef ECHO_VALUES_HPP
#define ECHO_VALUES_HPP

#include "text.hpp"

namespace echo {

inline bool get_parameter(string &out) { return echo_get_parameter_string(out.raw()); }
inline void return_value(const string &value) { echo_return_string(value.raw()); }
/* Without this one a literal would be a bool. */
inline void return_value(const char *value) { return_value(string(value)); }

#define ECHO_VALUE(name, type)                                                                                         \
  inline bool get_parameter(type &out) { return echo_get_parameter_##name(&out); }                                     \
  inline void return_value(type value) { echo_return_##name(value); }

ECHO_VALUE(bool, bool)
ECHO_VALUE(i8, int8_t)
ECHO_VALUE(i16, int16_t)
ECHO_VALUE(i32, int32_t)
ECHO_VALUE(i64, int64_t)
ECHO_VALUE(u8, uint8_t)
ECHO_VALUE(u16, uint16_t)
ECHO_VALUE(u32, uint32_t)
ECHO_VALUE(u64, uint64_t)
#undef ECHO_VALUE

/* Fills the variables with the next parameters, in order; false at the first that is missing or of another type. */
template <class... Values>
bool get_parameters(Values &...values) {
  return (get_parameter(values) && ...);
}

/* Appends the values to the output, in order. */
template <class... Values>
void set_return_values(const Values &...values) {
  (return_value(values), ...);
}

/* Ends the run with contract_error and the message. */
inline void revert(const string &message) { echo_contract_error(message.raw()); }

inline void require(bool condition, const char *message) {
  if (!condition) revert(message);
}

}  // namespace echo

#endif
