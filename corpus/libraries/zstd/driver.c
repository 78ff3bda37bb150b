/* Zstandard: frames compressed at several levels, restored, damaged. */
#include <string.h>
#include <zstd.h>

#include "driver.h"

enum { MOST = 16384 };
static char plain[MOST], packed[MOST + 1024], again[MOST];

static size_t pack(size_t size, int level) {
  fill(plain, size, 1);
  size_t length = ZSTD_compress(packed, sizeof packed, plain, size, level);
  require(!ZSTD_isError(length), "ZSTD_compress");
  return length;
}

/* The frame of so many bytes at a level; whether it gives them back. */
static void round_trip(void) {
  size_t size = parameter_size(MOST);
  size_t length = pack(size, parameter_i32());
  give(packed, length);
  size_t restored = ZSTD_decompress(again, MOST, packed, length);
  echo_return_bool(restored == size && memcmp(plain, again, size) == 0);
}

static void truncated(void) {
  size_t length = pack(parameter_size(MOST), 1);
  give_text(ZSTD_getErrorName(ZSTD_decompress(again, MOST, packed, length / 2)));
}

CONTRACT({"round_trip", round_trip}, {"truncated", truncated})
