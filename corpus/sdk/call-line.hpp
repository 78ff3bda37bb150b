/* Writing the line that calls a contract, and reading what came back. */
#ifndef ECHO_CALL_LINE_HPP
#define ECHO_CALL_LINE_HPP

#include <type_traits>

#include "values.hpp"

namespace echo {

/* In double quotes; quotes and backslashes in it get a backslash. */
inline string argument_text(const string &value) {
  auto needs_more = [](char one) { return one == '"' || one == '\\'; };
  uint32_t length = value.size() + 2, at = 0;
  for (char one : value) length += needs_more(one);
  string quoted = string::of_size(length);
  quoted[at++] = '"';
  for (char one : value) {
    if (needs_more(one)) quoted[at++] = '\\';
    quoted[at++] = one;
  }
  quoted[at] = '"';
  return quoted;
}
inline string argument_text(const char *value) { return argument_text(string(value)); }
inline string argument_text(bool value) { return value ? "true" : "false"; }
template <class Value, class = std::enable_if_t<std::is_integral_v<Value>>>
string argument_text(Value value) {
  if constexpr (std::is_signed_v<Value>)
    if (value < 0) return string("-") + to_string(-static_cast<uint64_t>(value));
  return to_string(static_cast<uint64_t>(value));
}

/* `name(first, "second")`. */
template <class... Arguments>
string call_line(const string &name, const Arguments &...arguments) {
  string line = name + "(";
  [[maybe_unused]] const char *between = "";
  ((line = line + between + argument_text(arguments), between = ", "), ...);
  return line + ")";
}

/* The output of another contract: values are taken out of it in the order in which they were returned. */
class call_output {
 public:
  /* `whole` begins with its size in four bytes. */
  explicit call_output(string whole) : whole_(std::move(whole)) {}

  const char *data() const { return whole_.begin() + SIZE; }
  uint32_t size() const { return whole_.size() - SIZE; }

  template <class Value>
  Value next() {
    static_assert(std::is_integral_v<Value>);
    Value value{};
    echo_memcpy(&value, taken(sizeof value), sizeof value);
    return value;
  }

 private:
  static constexpr uint32_t SIZE = sizeof(uint32_t);
  string whole_;
  uint32_t at_ = SIZE;

  const char *taken(uint32_t count) {
    require(count <= whole_.size() - at_, "The other contract returned less.");
    at_ += count;
    return whole_.begin() + at_ - count;
  }
};

template <>
inline string call_output::next<string>() {
  uint32_t length = next<uint32_t>();
  return string(taken(length), length);
}

}  // namespace echo

#endif
