/* What contracts do with text: turn, search, replace, compare, count. */
#include "contract.h"

static echo_string room_for(uint32_t length) {
  echo_string fresh = {length > 0 ? echo_malloc(length) : 0, length};
  return fresh;
}

/* Returns the text and frees its block. */
static void give(echo_string value) {
  echo_return_string(&value);
  text_free(&value);
}

static void reverse(void) {
  echo_string input = parameter_string();
  for (uint32_t n = 0; n < input.length / 2; n++) {
    char kept = input.bytes[n];
    input.bytes[n] = input.bytes[input.length - 1 - n];
    input.bytes[input.length - 1 - n] = kept;
  }
  give(input);
}

static bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }
static char lower(char byte) { return byte >= 'A' && byte <= 'Z' ? (char)(byte | 0x20) : byte; }

/* The first letter of each word large, the others small. */
static void title(void) {
  echo_string input = parameter_string();
  bool inside = false;
  for (uint32_t n = 0; n < input.length; n++) {
    char *byte = &input.bytes[n];
    if (is_letter(*byte)) *byte = inside ? lower(*byte) : (char)(lower(*byte) & ~0x20);
    inside = is_letter(*byte);
  }
  give(input);
}

static bool starts_at(const echo_string *whole, uint32_t at, const echo_string *part) {
  return part->length <= whole->length - at && echo_memcmp(whole->bytes + at, part->bytes, part->length) == 0;
}

static uint32_t occurrences(const echo_string *whole, const echo_string *part) {
  require(part->length > 0, "There is nothing to look for.");
  uint32_t count = 0;
  for (uint32_t at = 0; at < whole->length; at++) {
    if (!starts_at(whole, at, part)) continue;
    count++;
    at += part->length - 1;
  }
  return count;
}

static void count(void) {
  echo_string whole = parameter_string(), part = parameter_string();
  echo_return_u32(occurrences(&whole, &part));
  text_free(&whole);
  text_free(&part);
}

/* The first place, or -1. */
static void find(void) {
  echo_string whole = parameter_string(), part = parameter_string();
  int64_t place = -1;
  for (uint32_t at = 0; at < whole.length && place < 0; at++)
    if (starts_at(&whole, at, &part)) place = at;
  echo_return_i64(place);
  text_free(&whole);
  text_free(&part);
}

static void replace(void) {
  echo_string whole = parameter_string(), part = parameter_string(), other = parameter_string();
  uint32_t found = occurrences(&whole, &part), to = 0;
  echo_string result = room_for(whole.length - found * part.length + found * other.length);
  for (uint32_t at = 0; at < whole.length;) {
    bool here = starts_at(&whole, at, &part);
    echo_memcpy(result.bytes + to, here ? other.bytes : whole.bytes + at, here ? other.length : 1);
    to += here ? other.length : 1;
    at += here ? part.length : 1;
  }
  give(result);
  text_free(&whole);
  text_free(&part);
  text_free(&other);
}

/* Letters only, large and small alike. */
static void palindrome(void) {
  echo_string input = parameter_string();
  int64_t left = 0, right = (int64_t)input.length - 1;
  bool equal = true;
  while (left < right && equal) {
    if (!is_letter(input.bytes[left])) left++;
    else if (!is_letter(input.bytes[right])) right--;
    else equal = lower(input.bytes[left++]) == lower(input.bytes[right--]);
  }
  echo_return_bool(equal);
  text_free(&input);
}

static uint32_t least(uint32_t left, uint32_t right) { return left < right ? left : right; }

/* Levenshtein's distance in bytes, one row of the table at a time. */
static void distance(void) {
  echo_string left = parameter_string(), right = parameter_string();
  uint32_t *row = echo_malloc((right.length + 1) * sizeof *row);
  for (uint32_t k = 0; k <= right.length; k++) row[k] = k;
  for (uint32_t n = 0; n < left.length; n++) {
    uint32_t diagonal = row[0];
    row[0] = n + 1;
    for (uint32_t k = 0; k < right.length; k++) {
      uint32_t exchanged = diagonal + (left.bytes[n] != right.bytes[k]);
      diagonal = row[k + 1];
      row[k + 1] = least(exchanged, least(row[k], diagonal) + 1);
    }
  }
  echo_return_u32(row[right.length]);
  echo_free(row);
  text_free(&left);
  text_free(&right);
}

/* Characters and bytes of UTF-8: a continuation byte begins no character. */
static void characters(void) {
  echo_string input = parameter_string();
  uint16_t found = 0;
  for (uint32_t n = 0; n < input.length; n++) found += (input.bytes[n] & 0xc0) != 0x80;
  echo_return_u16(found);
  echo_return_u32(input.length);
  text_free(&input);
}

static void roman(void) {
  static const struct {
    uint32_t value;
    const char *digits;
  } parts[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
               {40, "XL"},  {10, "X"},   {9, "IX"},  {5, "V"},    {4, "IV"},  {1, "I"}};
  uint32_t left = parameter_u32(), length = 0;
  require(left >= 1 && left <= 3999, "Roman numbers go from 1 to 3999.");
  char digits[16];
  for (uint32_t n = 0; left > 0; n += left < parts[n].value) {
    if (left < parts[n].value) continue;
    left -= parts[n].value;
    for (const char *digit = parts[n].digits; *digit; digit++) digits[length++] = *digit;
  }
  echo_string result = {digits, length};
  echo_return_string(&result);
}

CONTRACT({"reverse", reverse}, {"title", title}, {"count", count}, {"find", find}, {"replace", replace},
         {"palindrome", palindrome}, {"distance", distance}, {"characters", characters}, {"roman", roman})
