/* zlib: streams compressed at every level, restored, damaged; checksums. */
#include <string.h>
#include <zlib.h>

#include "driver.h"

enum { MOST = 16384 };
static uint8_t plain[MOST], packed[MOST + 1024], again[MOST];

static uLongf pack(size_t size, int level) {
  uLongf length = sizeof packed;
  fill(plain, size, 1);
  require(compress2(packed, &length, plain, size, level) == Z_OK, "compress2");
  return length;
}

/* The stream of so many bytes at a level; whether it gives them back. */
static void round_trip(void) {
  size_t size = parameter_size(MOST);
  uLongf length = pack(size, parameter_i32()), restored = MOST;
  give(packed, length);
  int result = uncompress(again, &restored, packed, length);
  echo_return_bool(result == Z_OK && restored == size && memcmp(plain, again, size) == 0);
}

/* What the inflater says when one byte is another. */
static void damaged(void) {
  uLongf length = pack(4096, 6), restored = MOST;
  packed[parameter_size(length - 1)] ^= 0x55;
  echo_return_i32(uncompress(again, &restored, packed, length));
}

static void checksums(void) {
  size_t size = parameter_size(MOST);
  fill(plain, size, 3);
  echo_return_u32((uint32_t)crc32(0, plain, size));
  echo_return_u32((uint32_t)adler32(1, plain, size));
  echo_return_u32((uint32_t)crc32_combine(crc32(0, plain, size / 2), crc32(0, plain + size / 2, size - size / 2), (z_off_t)(size - size / 2)));
}

CONTRACT({"round_trip", round_trip}, {"damaged", damaged}, {"checksums", checksums})
