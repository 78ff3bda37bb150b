/* Arithmetic on numbers of 256 bits: 32 bytes, little-endian. Operands and result may be the same place. */
#ifndef ECHO_SERVICES_MATH_H
#define ECHO_SERVICES_MATH_H

#include "text.h"

#define ECHO_MATH_2(name, number)                                                                                      \
  static inline void echo_math256_##name(void *out, const void *a, const void *b) { ECHO_SERVICE(number, out, a, b); }
#define ECHO_MATH_3(name, number)                                                                                      \
  static inline void echo_math256_##name(void *out, const void *a, const void *b, const void *modulus) {               \
    ECHO_SERVICE_4(number, out, a, b, modulus);                                                                        \
  }

/* Modulo 2^256; div and mod are unsigned, by 0 they are division_by_zero. */
ECHO_MATH_2(add, 0x90)
ECHO_MATH_2(sub, 0x91)
ECHO_MATH_2(mul, 0x92)
ECHO_MATH_2(div, 0x93)
ECHO_MATH_2(mod, 0x94)
/* Nothing is cut off before the modulus; modulus 0 is division_by_zero. */
ECHO_MATH_3(addmod, 0x95)
ECHO_MATH_3(mulmod, 0x96)
ECHO_MATH_3(powmod, 0x97)

/* The square root, rounded down. */
static inline void echo_math256_isqrt(void *out, const void *a) { ECHO_SERVICE(0x98, out, a, 0); }

#endif
