/* Text that owns its bytes on the VM's heap, in the layout that the services use. */
#ifndef ECHO_TEXT_HPP
#define ECHO_TEXT_HPP

#include <utility>

#include "echo.h"

namespace echo {

class string {
 public:
  string() = default;
  string(const char *from) : string(from, length_of(from)) {}
  string(const char *from, uint32_t length) : text_{room(length), length} { echo_memcpy(text_.bytes, from, length); }
  string(const string &other) : string(other.text_.bytes, other.text_.length) {}
  string(string &&other) noexcept : text_(other.text_) { other.text_ = {nullptr, 0}; }
  ~string() {
    if (text_.bytes) echo_free(text_.bytes);
  }

  string &operator=(string other) noexcept {
    std::swap(text_, other.text_);
    return *this;
  }

  /* Bytes that are yet to be written. */
  static string of_size(uint32_t length) {
    string whole;
    whole.text_ = {room(length), length};
    return whole;
  }

  uint32_t size() const { return text_.length; }
  const char *begin() const { return text_.bytes; }
  const char *end() const { return text_.bytes + text_.length; }
  char &operator[](uint32_t at) { return text_.bytes[at]; }
  char operator[](uint32_t at) const { return text_.bytes[at]; }
  /* The bytes from `from` up to but not including `to`. */
  string slice(uint32_t from, uint32_t to) const { return string(text_.bytes + from, to - from); }

  /* For the services: they read it, or fill it while it is empty. */
  echo_string *raw() { return &text_; }
  const echo_string *raw() const { return &text_; }

 private:
  echo_string text_ = {nullptr, 0};

  static char *room(uint32_t length) { return length > 0 ? static_cast<char *>(echo_malloc(length)) : nullptr; }
  static uint32_t length_of(const char *text) {
    uint32_t length = 0;
    while (text[length] != 0) length++;
    return length;
  }
};

inline bool operator==(const string &left, const string &right) {
  return left.size() == right.size() && echo_memcmp(left.begin(), right.begin(), left.size()) == 0;
}

/* By bytes, unsigned; of two texts that begin alike the shorter one comes first. */
inline bool operator<(const string &left, const string &right) {
  uint32_t shorter = left.size() < right.size() ? left.size() : right.size();
  int32_t order = echo_memcmp(left.begin(), right.begin(), shorter);
  return order < 0 || (order == 0 && left.size() < right.size());
}

inline string operator+(const string &left, const string &right) {
  if (left.size() == 0) return right;
  string both;
  both.raw()->bytes = static_cast<char *>(echo_malloc(left.size() + right.size()));
  both.raw()->length = left.size() + right.size();
  echo_memcpy(both.raw()->bytes, left.begin(), left.size());
  echo_memcpy(both.raw()->bytes + left.size(), right.begin(), right.size());
  return both;
}

/* The number in decimal. */
inline string to_string(uint64_t value) {
  char digits[20];
  uint32_t at = sizeof digits;
  do digits[--at] = static_cast<char>('0' + value % 10);
  while ((value /= 10) > 0);
  return string(digits + at, sizeof digits - at);
}

}  // namespace echo

#endif
