/*
 * Tricks with bits. Trailing zeros are counted without __builtin_ctz: gcc compiles it to `rep bsf`, which is BSF on a
 * machine without BMI and TZCNT on one with it.
 */
#include "contract.h"

/* Adds neighbours: bits to pairs, pairs to fours, fours to bytes; the product sums the bytes. */
static uint8_t ones(uint64_t value) {
  value -= value >> 1 & 0x5555555555555555;
  value = (value & 0x3333333333333333) + (value >> 2 & 0x3333333333333333);
  return (uint8_t)(((value + (value >> 4)) & 0x0f0f0f0f0f0f0f0f) * 0x0101010101010101 >> 56);
}

static void count(void) {
  uint64_t value = parameter_u64();
  echo_return_u8(ones(value));
  echo_return_bool(ones(value) & 1);
}

/* Leading and trailing zeros, 64 each for 0. */
static void zeros(void) {
  uint64_t value = parameter_u64();
  echo_return_u8(value ? (uint8_t)__builtin_clzll(value) : 64);
  echo_return_u8(ones(~value & (value - 1)));
}

/* All bits in the opposite order; then those of each byte alone. */
static void mirror(void) {
  uint64_t value = parameter_u64(), mask = ~0ul;
  for (int width = 32; width > 0; width >>= 1) {
    mask ^= mask << width;
    value = (value >> width & mask) | (value << width & ~mask);
  }
  echo_return_u64(value);
  echo_return_u64(__builtin_bswap64(value));
}

static void rotate(void) {
  uint64_t value = parameter_u64();
  uint8_t by = parameter_u8();
  echo_return_u64(value << (by & 63) | value >> (-by & 63));
  echo_return_u32((uint32_t)value << (by & 31) | (uint32_t)value >> (-by & 31));
  echo_return_u16((uint16_t)(value << (by & 15) | (uint16_t)value >> (-by & 15)));
  echo_return_u8((uint8_t)(value << (by & 7) | (uint8_t)value >> (-by & 7)));
}

/* To Gray code and back. */
static void gray(void) {
  uint32_t value = parameter_u32(), back = value;
  for (int width = 16; width > 0; width >>= 1) back ^= back >> width;
  echo_return_u32(value ^ value >> 1);
  echo_return_u32(back);
}

/* The low bits go where the mask has ones. */
static uint64_t deposit(uint64_t value, uint64_t mask) {
  uint64_t result = 0;
  for (uint64_t bit = 1; mask != 0; bit <<= 1, mask &= mask - 1)
    if (value & bit) result |= mask & -mask;
  return result;
}

static uint64_t extract(uint64_t value, uint64_t mask) {
  uint64_t result = 0;
  for (uint64_t bit = 1; mask != 0; bit <<= 1, mask &= mask - 1)
    if (value & mask & -mask) result |= bit;
  return result;
}

static void scatter(void) {
  uint64_t value = parameter_u64(), mask = parameter_u64();
  echo_return_u64(deposit(value, mask));
  echo_return_u64(extract(value, mask));
}

/* The place of a cell on Morton's curve: the bits of both numbers in turn. */
static void interleave(void) {
  uint32_t column = parameter_u32(), row = parameter_u32();
  echo_return_u64(deposit(column, 0x5555555555555555) | deposit(row, 0xaaaaaaaaaaaaaaaa));
}

/* The whole square root, one bit at a time. */
static void root(void) {
  uint64_t left = parameter_u64(), result = 0;
  for (uint64_t bit = 1ul << 62; bit > 0; bit >>= 2) {
    bool fits = left >= result + bit;
    if (fits) left -= result + bit;
    result = result >> 1 | (fits ? bit : 0);
  }
  echo_return_u32((uint32_t)result);
  echo_return_u64(left);
}

/* Each width cut off and extended again, with and without its sign. */
static void extend(void) {
  int64_t value = parameter_i64();
  echo_return_i64((int8_t)value);
  echo_return_i64((int16_t)value);
  echo_return_i64((int32_t)value);
  echo_return_u64((uint8_t)value);
  echo_return_u64((uint16_t)value);
  echo_return_u64((uint32_t)value);
}

/* CRC-32 as in zip files. */
static void crc(void) {
  echo_string input = parameter_string();
  uint32_t rest = ~0u;
  for (uint32_t n = 0; n < input.length; n++) {
    rest ^= (uint8_t)input.bytes[n];
    for (int k = 0; k < 8; k++) rest = rest >> 1 ^ (0xedb88320 & -(rest & 1));
  }
  echo_return_u32(~rest);
  text_free(&input);
}

CONTRACT({"count", count}, {"zeros", zeros}, {"mirror", mirror}, {"rotate", rotate}, {"gray", gray},
         {"scatter", scatter}, {"interleave", interleave}, {"root", root}, {"extend", extend}, {"crc", crc})
