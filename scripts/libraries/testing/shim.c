/* What the shim promises to a library, asked of every part of it. */
#include "driver.h"

void *memset(void *, int, size_t), *memmove(void *, const void *, size_t);
int memcmp(const void *, const void *, size_t);
void *malloc(size_t), *calloc(size_t, size_t), *realloc(void *, size_t);
void free(void *), abort(void);

static uint8_t bytes[400];

/* The buffer after its part at 100 was moved by so many bytes, up or down. */
static void move(void) {
  int32_t by = parameter_i32();
  uint32_t count = parameter_u32();
  for (int n = 0; n < 400; n++) bytes[n] = (uint8_t)n;
  memmove(bytes + 100 + by, bytes + 100, count);
  give(bytes, sizeof bytes);
}

/* Two ranges that differ at one place only. */
static void compare(void) {
  uint32_t count = parameter_u32(), at = parameter_u32();
  memset(bytes, 7, sizeof bytes);
  bytes[200 + at] = parameter_u8();
  int order = memcmp(bytes, bytes + 200, count);
  echo_return_i32((order > 0) - (order < 0));
}

static void heap(void) {
  free(0);
  uint8_t *nothing = malloc(0), *zeros = calloc(5, 30);
  memset(nothing, 1, 1);
  zeros[0] = 9;
  zeros = realloc(zeros, 300);
  echo_return_u32((uint32_t)zeros[0] + zeros[149]);
  echo_return_bool(calloc((size_t)1 << 40, (size_t)1 << 40) == 0);
  free(zeros);
  free(nothing);
}

static void give_up(void) { abort(); }

CONTRACT({"move", move}, {"compare", compare}, {"heap", heap}, {"give_up", give_up})
