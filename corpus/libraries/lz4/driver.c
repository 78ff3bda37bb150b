/* LZ4: blocks compressed, and restored. */
#include <lz4.h>
#include <string.h>

#include "driver.h"

enum { MOST = 32768 };
static char plain[MOST], packed[LZ4_COMPRESSBOUND(MOST)], again[MOST];

/* The block of so many bytes; whether it gives them back. */
static void round_trip(void) {
  size_t size = parameter_size(MOST);
  fill(plain, size, 1);
  int length = LZ4_compress_default(plain, packed, (int)size, sizeof packed);
  give(packed, (size_t)length);
  int restored = LZ4_decompress_safe(packed, again, length, MOST);
  echo_return_bool(restored == (int)size && memcmp(plain, again, size) == 0);
}

/* What a block that was cut off gives: negative, and nothing written beyond the buffer. */
static void truncated(void) {
  size_t size = parameter_size(MOST);
  fill(plain, size, 2);
  int length = LZ4_compress_default(plain, packed, (int)size, sizeof packed);
  echo_return_bool(LZ4_decompress_safe(packed, again, length / 2, MOST) < 0);
}

CONTRACT({"round_trip", round_trip}, {"truncated", truncated})
