/* Natural numbers of up to 2,048 bits: decimal text in and out, 32 bits a limb, the lowest first. */
#include "contract.h"

#define LIMBS 64

/* One limb more than a number may have: a product of two numbers may have it until it is trimmed. */
typedef struct {
  uint32_t limbs[LIMBS + 1];
  uint32_t used;
} natural;

static void require_limbs(uint32_t used, uint32_t most) {
  require(used <= most, "The number is longer than 2048 bits.");
}

static void append(natural *value, uint32_t limb) {
  require_limbs(value->used + 1, LIMBS);
  value->limbs[value->used++] = limb;
}

static void trim(natural *value) {
  while (value->used > 0 && value->limbs[value->used - 1] == 0) value->used--;
}

static natural from_word(uint32_t word) {
  natural value = {.used = 0};
  if (word > 0) append(&value, word);
  return value;
}

/* value = value * factor + summand */
static void multiply_add(natural *value, uint32_t factor, uint32_t summand) {
  uint64_t carry = summand;
  for (uint32_t n = 0; n < value->used; n++) {
    carry += (uint64_t)value->limbs[n] * factor;
    value->limbs[n] = (uint32_t)carry;
    carry >>= 32;
  }
  if (carry > 0) append(value, (uint32_t)carry);
}

/* value = value / divisor; the remainder is the result. */
static uint32_t divide_by(natural *value, uint32_t divisor) {
  uint64_t rest = 0;
  for (uint32_t n = value->used; n-- > 0;) {
    rest = rest << 32 | value->limbs[n];
    value->limbs[n] = (uint32_t)(rest / divisor);
    rest %= divisor;
  }
  trim(value);
  return (uint32_t)rest;
}

static natural sum_of(const natural *left, const natural *right) {
  natural sum = {.used = 0};
  uint64_t carry = 0;
  for (uint32_t n = 0; n < left->used || n < right->used; n++) {
    carry += (uint64_t)(n < left->used ? left->limbs[n] : 0) + (n < right->used ? right->limbs[n] : 0);
    append(&sum, (uint32_t)carry);
    carry >>= 32;
  }
  if (carry > 0) append(&sum, (uint32_t)carry);
  return sum;
}

static natural product_of(const natural *left, const natural *right) {
  natural product = {.used = left->used + right->used};
  require_limbs(product.used, LIMBS + 1);
  for (uint32_t n = 0; n < left->used; n++) {
    uint64_t carry = 0;
    for (uint32_t k = 0; k < right->used; k++) {
      carry += (uint64_t)left->limbs[n] * right->limbs[k] + product.limbs[n + k];
      product.limbs[n + k] = (uint32_t)carry;
      carry >>= 32;
    }
    product.limbs[n + right->used] = (uint32_t)carry;
  }
  trim(&product);
  require_limbs(product.used, LIMBS);
  return product;
}

static int8_t order_of(const natural *left, const natural *right) {
  if (left->used != right->used) return left->used < right->used ? -1 : 1;
  for (uint32_t n = left->used; n-- > 0;)
    if (left->limbs[n] != right->limbs[n]) return left->limbs[n] < right->limbs[n] ? -1 : 1;
  return 0;
}

static natural parameter_natural(void) {
  echo_string digits = parameter_string();
  natural value = {.used = 0};
  require(digits.length > 0, "A number has digits.");
  for (uint32_t n = 0; n < digits.length; n++) {
    require(digits.bytes[n] >= '0' && digits.bytes[n] <= '9', "A number has digits only.");
    multiply_add(&value, 10, (uint32_t)(digits.bytes[n] - '0'));
  }
  text_free(&digits);
  return value;
}

/* 2048 bits have 617 digits. */
static void return_natural(natural value) {
  char digits[640];
  uint32_t at = sizeof digits;
  do digits[--at] = (char)('0' + divide_by(&value, 10));
  while (value.used > 0);
  echo_string decimal = {digits + at, (uint32_t)sizeof digits - at};
  echo_return_string(&decimal);
}

static void add(void) {
  natural left = parameter_natural(), right = parameter_natural();
  return_natural(sum_of(&left, &right));
}

static void multiply(void) {
  natural left = parameter_natural(), right = parameter_natural();
  return_natural(product_of(&left, &right));
}

/* Quotient and remainder; a divisor of 0 divides by 0. */
static void divide(void) {
  natural value = parameter_natural();
  uint32_t remainder = divide_by(&value, parameter_u32());
  return_natural(value);
  echo_return_u32(remainder);
}

static void compare(void) {
  natural left = parameter_natural(), right = parameter_natural();
  echo_return_i8(order_of(&left, &right));
}

static void power(void) {
  natural base = parameter_natural(), result = from_word(1);
  for (uint32_t left = parameter_u32(); left > 0; left >>= 1) {
    if (left & 1) result = product_of(&result, &base);
    if (left > 1) base = product_of(&base, &base);
  }
  return_natural(result);
}

static void factorial(void) {
  natural result = from_word(1);
  for (uint32_t left = parameter_u32(); left > 1; left--) multiply_add(&result, left, 0);
  return_natural(result);
}

CONTRACT({"add", add}, {"multiply", multiply}, {"divide", divide}, {"compare", compare}, {"power", power},
         {"factorial", factorial})
