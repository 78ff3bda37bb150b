/* 128-bit integers: what gcc compiles in place (add, subtract, multiply, shift, compare), and division by the SDK. */
#include "contract.h"

typedef unsigned __int128 u128;
typedef __int128 i128;

static void return_wide(u128 value) {
  echo_return_u64((uint64_t)(value >> 64));
  echo_return_u64((uint64_t)value);
}

/* The upper half first. */
static u128 parameter_wide(void) {
  uint64_t high = parameter_u64();
  return (u128)high << 64 | parameter_u64();
}

static void multiply(void) {
  u128 left = parameter_wide(), right = parameter_wide();
  return_wide(left * right);
}

static void divide(void) {
  u128 left = parameter_wide(), right = parameter_wide();
  return_wide(left / right);
  return_wide(left % right);
}

static void divide_signed(void) {
  i128 left = (i128)parameter_wide(), right = (i128)parameter_wide();
  return_wide((u128)(left / right));
  return_wide((u128)(left % right));
}

static void shift(void) {
  u128 value = parameter_wide();
  uint8_t by = parameter_u8() & 127;
  return_wide(value << by);
  return_wide(value >> by);
  return_wide((u128)((i128)value >> by));
}

static void compare(void) {
  u128 left = parameter_wide(), right = parameter_wide();
  echo_return_bool(left < right);
  echo_return_bool((i128)left < (i128)right);
  echo_return_bool(left == right);
  return_wide(left - right);
}

/* a * b / c without losing the upper half of the product: what every exchange rate needs. */
static void share(void) {
  uint64_t amount = parameter_u64(), part = parameter_u64(), whole = parameter_u64();
  u128 result = (u128)amount * part / whole;
  require(result >> 64 == 0, "The result is over 64 bits.");
  echo_return_u64((uint64_t)result);
}

/* Both are below the modulus, so one subtraction is enough. */
static uint64_t sum_modulo(uint64_t left, uint64_t right, uint64_t modulus) {
  u128 sum = (u128)left + right;
  return (uint64_t)(sum >= modulus ? sum - modulus : sum);
}

/* Doubling and adding. */
static uint64_t product_modulo(uint64_t left, uint64_t right, uint64_t modulus) {
  uint64_t result = 0;
  for (; right > 0; right >>= 1) {
    if (right & 1) result = sum_modulo(result, left, modulus);
    left = sum_modulo(left, left, modulus);
  }
  return result;
}

static uint64_t power_modulo(uint64_t base, uint64_t exponent, uint64_t modulus) {
  uint64_t result = 1 % modulus;
  for (base %= modulus; exponent > 0; exponent >>= 1) {
    if (exponent & 1) result = product_modulo(result, base, modulus);
    base = product_modulo(base, base, modulus);
  }
  return result;
}

static void power(void) {
  uint64_t base = parameter_u64(), exponent = parameter_u64();
  echo_return_u64(power_modulo(base, exponent, parameter_u64()));
}

static bool is_witness(uint64_t base, uint64_t value) {
  uint64_t odd = value - 1;
  int twos = 0;
  for (; (odd & 1) == 0; odd >>= 1) twos++;
  uint64_t power = power_modulo(base, odd, value);
  if (power == 1 || power == value - 1) return false;
  for (int n = 1; n < twos; n++) {
    power = product_modulo(power, power, value);
    if (power == value - 1) return false;
  }
  return true;
}

/* Miller and Rabin's test. These bases decide all numbers below 3,215,031,751; larger ones are refused. */
static void prime(void) {
  static const uint8_t bases[] = {2, 3, 5, 7};
  uint64_t value = parameter_u64();
  require(value < 3215031751, "The number is too large to be sure.");
  bool result = value > 1;
  for (uint32_t n = 0; n < sizeof bases && result && value != bases[n]; n++)
    result = value % bases[n] != 0 && !is_witness(bases[n], value);
  echo_return_bool(result);
}

CONTRACT({"multiply", multiply}, {"divide", divide}, {"divide_signed", divide_signed}, {"shift", shift},
         {"compare", compare}, {"share", share}, {"power", power}, {"prime", prime})
