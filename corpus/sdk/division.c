/*
 * Division of 128-bit integers, which gcc leaves to its library: that one contains SSE2, which ECHO's flags
 * switch off. One bit a round, as on paper. Dividing by 0 divides by 0, so that the machine reports it.
 */
#include "echo.h"

typedef unsigned __int128 u128;
typedef __int128 i128;

/* Quotient and remainder: what gcc calls when it wants both. */
u128 __udivmodti4(u128 dividend, u128 divisor, u128 *remainder) {
  if (divisor == 0) return (u128)((volatile uint64_t){1} / (volatile uint64_t){0});
  u128 quotient = 0, rest = 0;
  for (int bit = 127; bit >= 0; bit--) {
    bool carry = rest >> 127;
    rest = rest << 1 | (dividend >> bit & 1);
    if (carry || rest >= divisor) {
      rest -= divisor;
      quotient |= (u128)1 << bit;
    }
  }
  *remainder = rest;
  return quotient;
}

static u128 magnitude(i128 value) { return value < 0 ? -(u128)value : (u128)value; }
static i128 with_sign(u128 value, bool negative) { return (i128)(negative ? -value : value); }

/* The remainder has the sign of the dividend. */
i128 __divmodti4(i128 dividend, i128 divisor, i128 *remainder) {
  u128 rest = 0;
  u128 quotient = __udivmodti4(magnitude(dividend), magnitude(divisor), &rest);
  *remainder = with_sign(rest, dividend < 0);
  return with_sign(quotient, (dividend < 0) != (divisor < 0));
}

u128 __udivti3(u128 dividend, u128 divisor) {
  u128 remainder;
  return __udivmodti4(dividend, divisor, &remainder);
}

u128 __umodti3(u128 dividend, u128 divisor) {
  u128 remainder = 0;
  __udivmodti4(dividend, divisor, &remainder);
  return remainder;
}

i128 __divti3(i128 dividend, i128 divisor) {
  i128 remainder;
  return __divmodti4(dividend, divisor, &remainder);
}

i128 __modti3(i128 dividend, i128 divisor) {
  i128 remainder = 0;
  __divmodti4(dividend, divisor, &remainder);
  return remainder;
}
