/* Base64 (RFC 4648) and hex, both ways. What is malformed reverts. */
#include "contract.h"

static const char ALPHABET[64] = {"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"};

static echo_string room_for(uint32_t length) {
  echo_string fresh = {length > 0 ? echo_malloc(length) : 0, length};
  return fresh;
}

/* Returns the text and frees its block. */
static void give(echo_string value) {
  echo_return_string(&value);
  text_free(&value);
}

static uint32_t byte_at(const echo_string *text, uint32_t at) {
  return at < text->length ? (uint8_t)text->bytes[at] : 0;
}

static void encode(void) {
  echo_string input = parameter_string(), output = room_for((input.length + 2) / 3 * 4);
  for (uint32_t from = 0, to = 0; from < input.length; from += 3) {
    uint32_t group = byte_at(&input, from) << 16 | byte_at(&input, from + 1) << 8 | byte_at(&input, from + 2);
    for (uint32_t n = 0; n < 4; n++, group <<= 6)
      output.bytes[to++] = from + n > input.length ? '=' : ALPHABET[group >> 18 & 63];
  }
  give(output);
  text_free(&input);
}

static uint32_t digit_of(char code) {
  if (code >= 'A' && code <= 'Z') return (uint32_t)(code - 'A');
  if (code >= 'a' && code <= 'z') return (uint32_t)(code - 'a' + 26);
  if (code >= '0' && code <= '9') return (uint32_t)(code - '0' + 52);
  require(code == '+' || code == '/', "This is not Base64.");
  return code == '+' ? 62 : 63;
}

static uint32_t padding_of(const echo_string *input) {
  uint32_t padding = 0;
  while (padding < 2 && padding < input->length && input->bytes[input->length - 1 - padding] == '=') padding++;
  return padding;
}

static void decode(void) {
  echo_string input = parameter_string();
  require(input.length % 4 == 0, "Base64 comes in fours.");
  uint32_t padding = padding_of(&input), digits = input.length - padding, to = 0, group = 0;
  echo_string output = room_for(input.length / 4 * 3 - padding);
  for (uint32_t from = 0; from < digits; from++) {
    group = group << 6 | digit_of(input.bytes[from]);
    if (from % 4 > 0) output.bytes[to++] = (char)(group >> (6 - from % 4 * 2));
  }
  give(output);
  text_free(&input);
}

static void hex(void) {
  echo_string input = parameter_string(), output = room_for(2 * input.length);
  for (uint32_t n = 0; n < output.length; n++)
    output.bytes[n] = "0123456789abcdef"[(uint8_t)input.bytes[n / 2] >> (n % 2 ? 0 : 4) & 15];
  give(output);
  text_free(&input);
}

static uint8_t nibble_of(char code) {
  if (code >= '0' && code <= '9') return (uint8_t)(code - '0');
  char small = code | 0x20;
  require(small >= 'a' && small <= 'f', "This is not hex.");
  return (uint8_t)(small - 'a' + 10);
}

/* The bytes in place of the digits, and their sum. */
static void unhex(void) {
  echo_string input = parameter_string();
  require(input.length % 2 == 0, "Hex comes in twos.");
  uint32_t sum = 0;
  for (uint32_t n = 0; n < input.length / 2; n++) {
    uint8_t byte = (uint8_t)(nibble_of(input.bytes[2 * n]) << 4 | nibble_of(input.bytes[2 * n + 1]));
    input.bytes[n] = (char)byte;
    sum += byte;
  }
  input.length /= 2;
  echo_return_u32(sum);
  give(input);
}

CONTRACT({"encode", encode}, {"decode", decode}, {"hex", hex}, {"unhex", unhex})
