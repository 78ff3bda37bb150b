/* The services of memory and heap, and what the compiler makes of copies. */
#include "contract.h"

typedef struct {
  uint64_t words[40];
  char tail[5];
} big;

/* Blocks of growing sizes, filled, checked, every second one freed and taken again. */
static void blocks(void) {
  uint32_t count = parameter_u32(), good = 0;
  uint8_t *kept[32];
  require(count <= 32, "At most 32 blocks.");
  for (uint32_t n = 0; n < count; n++) kept[n] = echo_memset(echo_malloc(n * n + 1), (uint8_t)n, n * n + 1);
  for (uint32_t n = 0; n < count; n += 2) echo_free(kept[n]);
  for (uint32_t n = 0; n < count; n += 2) kept[n] = echo_memset(echo_malloc(n * n + 1), (uint8_t)n, n * n + 1);
  for (uint32_t n = 0; n < count; n++) good += kept[n][0] == n && kept[n][n * n] == n;
  for (uint32_t n = 0; n < count; n++) echo_free(kept[n]);
  echo_return_u32(good);
}

/* A block that was freed comes again first. */
static void again(void) {
  uint64_t size = parameter_u64();
  void *first = echo_malloc(size), *second = echo_malloc(size);
  echo_free(first);
  echo_free(second);
  void *third = echo_malloc(size);
  echo_return_bool(third == first || third == second);
  echo_return_bool(((uint64_t)third & 15) == 0);
  echo_free(third);
}

static void compare(void) {
  echo_string left = parameter_string(), right = parameter_string();
  uint32_t shorter = left.length < right.length ? left.length : right.length;
  int32_t order = echo_memcmp(left.bytes, right.bytes, shorter);
  echo_return_i8((order > 0) - (order < 0));
  text_free(&left);
  text_free(&right);
}

static void fill(void) {
  uint8_t byte = parameter_u8();
  uint32_t count = parameter_u32();
  echo_string result = {echo_malloc(count), count};
  bool same = echo_memset(result.bytes, byte, count) == result.bytes;
  echo_return_bool(same);
  echo_return_string(&result);
  text_free(&result);
}

/* memmove of the SDK, both directions, within the text. */
static void slide(void) {
  echo_string input = parameter_string();
  uint32_t from = parameter_u32(), to = parameter_u32(), count = parameter_u32();
  require(from + count <= input.length && to + count <= input.length, "Outside of the text.");
  __builtin_memmove(input.bytes + to, input.bytes + from, count);
  echo_return_string(&input);
  text_free(&input);
}

static __attribute__((noinline)) big stamped(big from, uint64_t stamp) {
  from.words[39] = stamp;
  from.tail[4] = (char)stamp;
  return from;
}

/* Structures of 328 bytes go by value: the compiler copies them. */
static void copies(void) {
  big first = {.words = {1, 2, 3}, .tail = "abcd"};
  big second = stamped(first, parameter_u64());
  first = stamped(second, second.words[39] + 1);
  echo_return_u64(first.words[39]);
  echo_return_u64(second.words[39]);
  echo_return_u8((uint8_t)first.tail[4]);
  echo_return_bool(__builtin_memcmp(first.words, second.words, 39 * sizeof(uint64_t)) == 0);
}

/* Counts of 0 touch nothing, wherever the pointers point. */
static void nothing(void) {
  void *nowhere = (void *)parameter_u64();
  echo_return_bool(echo_memcpy(nowhere, nowhere, 0) == nowhere);
  echo_return_i32(echo_memcmp(nowhere, nowhere, 0));
  echo_return_bool(echo_memset(nowhere, 1, 0) == nowhere);
}

/* Writable data of the program: starts as it was compiled, in every call anew. */
static uint32_t counter = 41;
static uint64_t zeroed[1000];

static void globals(void) {
  uint32_t at = parameter_u32();
  require(at < 1000, "There are 1000 words.");
  counter++;
  zeroed[at] += counter;
  echo_return_u32(counter);
  uint64_t sum = 0;
  for (uint32_t n = 0; n < 1000; n++) sum += zeroed[n];
  echo_return_u64(sum);
}

CONTRACT({"blocks", blocks}, {"again", again}, {"compare", compare}, {"fill", fill}, {"slide", slide},
         {"copies", copies}, {"nothing", nothing}, {"globals", globals})
