/* musl: printf, scanf, strtod, sorting and searching. On the host another C library says what is right. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "driver.h"

static char line[512];

static void print_integers(void) {
  long long value = parameter_i64();
  snprintf(line, sizeof line, "%d|%i|%u|%lld|%#llx|%llo|%+lld|% lld|%024lld|%-24lld|%.20lld|%hhd|%hd", (int)value, (int)value,
           (unsigned)value, value, (unsigned long long)value, (unsigned long long)value, value, value, value, value, value,
           (signed char)value, (short)value);
  give_text(line);
}

static void print_text(void) {
  echo_string words = parameter_string();
  int length = snprintf(line, 64, "[%.*s|%20.3s|%-12s|%c|%%|%s]", (int)words.length, words.bytes, words.bytes, "left", *words.bytes,
                        "to be cut off at the sixty-third byte of the line");
  echo_return_i32(length);
  give_text(line);
}

static void print_doubles(void) {
  echo_string words = parameter_string();
  char *end = line;
  snprintf(line, sizeof line, "%.*s", (int)words.length, words.bytes);
  double value = strtod(line, &end);
  echo_return_u32((uint32_t)(end - line));
  uint64_t bits;
  memcpy(&bits, &value, sizeof bits);
  echo_return_u64(bits);
  snprintf(line, sizeof line, "%.17g|%e|%.3f|%a|%g", value, value, value, value, value);
  give_text(line);
}

static void scan(void) {
  echo_string words = parameter_string();
  int first = 0, second = 0;
  char word[20] = "", copy[128];
  snprintf(copy, sizeof copy, "%.*s", (int)words.length, words.bytes);
  echo_return_i32(sscanf(copy, "%d %i %19s", &first, &second, word));
  echo_return_i32(first);
  echo_return_i32(second);
  give_text(word);
  echo_return_i64(strtol(copy, 0, 0));
  echo_return_u64(strtoull(copy, 0, 16));
}

static int by_text(const void *left, const void *right) { return strcmp(*(char *const *)left, *(char *const *)right); }

/* The words of a text, sorted; where one of them is; what stands behind its first comma. */
static void sort_words(void) {
  echo_string words = parameter_string();
  char *found[64], *rest = 0;
  size_t count = 0;
  snprintf(line, sizeof line, "%.*s", (int)words.length, words.bytes);
  for (char *word = strtok_r(line, ", ;", &rest); word && count < 64; word = strtok_r(0, ", ;", &rest)) found[count++] = word;
  qsort(found, count, sizeof *found, by_text);
  for (size_t n = 0; n < count; n++) give_text(found[n]);
  const char *wanted = "needle";
  char **at = bsearch(&wanted, found, count, sizeof *found, by_text);
  echo_return_i32(at ? (int)(at - found) : -1);
}

static void search(void) {
  echo_string words = parameter_string(), part = parameter_string();
  char copy[64];
  snprintf(line, sizeof line, "%.*s", (int)words.length, words.bytes);
  snprintf(copy, sizeof copy, "%.*s", (int)part.length, part.bytes);
  const char *found = strstr(line, copy);
  echo_return_i32(found ? (int)(found - line) : -1);
  echo_return_u32((uint32_t)strspn(line, copy));
  echo_return_u32((uint32_t)strcspn(line, copy));
  const char *last = strrchr(line, *copy);
  echo_return_i32(last ? (int)(last - line) : -1);
}

CONTRACT({"print_integers", print_integers}, {"print_text", print_text}, {"print_doubles", print_doubles}, {"scan", scan},
         {"sort_words", sort_words}, {"search", search})
