/* Numbers of 256 bits, by the services. What overflows is cut off; a division by 0 ends the run. */
#ifndef ECHO_UINT256_HPP
#define ECHO_UINT256_HPP

#include "text.hpp"

namespace echo {

struct uint256 {
  /* The lowest 64 bits first. */
  uint64_t words[4] = {0, 0, 0, 0};

  /* Decimal digits that 64 bits hold, and ten to the power of their number. */
  static constexpr uint32_t DIGITS = 18;
  static constexpr uint64_t WEIGHT = 1000000000000000000;

  uint256() = default;
  uint256(uint64_t value) : words{value, 0, 0, 0} {}
  /* Decimal digits. */
  static uint256 from(const string &digits) {
    uint256 value;
    for (uint32_t at = 0; at < digits.size();) {
      uint64_t part = 0, weight = 1;
      for (uint32_t end = at + DIGITS; at < end && at < digits.size(); at++, weight *= 10)
        part = part * 10 + static_cast<uint64_t>(digits[at] - '0');
      value = value * weight + part;
    }
    return value;
  }

#define ECHO_OPERATOR(symbol, name)                                                                                    \
  friend uint256 operator symbol(const uint256 &a, const uint256 &b) {                                                 \
    uint256 out;                                                                                                       \
    echo_math256_##name(out.words, a.words, b.words);                                                                  \
    return out;                                                                                                        \
  }
  ECHO_OPERATOR(+, add)
  ECHO_OPERATOR(-, sub)
  ECHO_OPERATOR(*, mul)
  ECHO_OPERATOR(/, div)
  ECHO_OPERATOR(%, mod)
#undef ECHO_OPERATOR

  friend bool operator==(const uint256 &a, const uint256 &b) { return echo_memcmp(a.words, b.words, 32) == 0; }
};

#define ECHO_MODULAR(name)                                                                                             \
  inline uint256 name(const uint256 &a, const uint256 &b, const uint256 &modulus) {                                    \
    uint256 out;                                                                                                       \
    echo_math256_##name(out.words, a.words, b.words, modulus.words);                                                   \
    return out;                                                                                                        \
  }
/* (a + b), (a * b) and a to the power of b, modulo `modulus`. */
ECHO_MODULAR(addmod)
ECHO_MODULAR(mulmod)
ECHO_MODULAR(powmod)
#undef ECHO_MODULAR

/* The square root, rounded down. */
inline uint256 isqrt(const uint256 &value) {
  uint256 out;
  echo_math256_isqrt(out.words, value.words);
  return out;
}

/* In decimal. */
inline string to_string(uint256 value) {
  string digits;
  while (true) {
    string part = to_string((value % uint256::WEIGHT).words[0]);
    value = value / uint256::WEIGHT;
    if (value == 0) return part + digits;
    while (part.size() < uint256::DIGITS) part = string("0") + part;
    digits = part + digits;
  }
}

}  // namespace echo

#endif
