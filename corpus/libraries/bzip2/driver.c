/* bzip2: blocks sorted and coded, restored, damaged. */
#include <bzlib.h>
#include <string.h>

#include "driver.h"

enum { MOST = 8192 };
static char plain[MOST], packed[MOST + 1024], again[MOST];

/* The library calls it when it finds a fault of its own. */
void bz_internal_error(int code) {
  (void)code;
  revert("bz_internal_error");
}

static unsigned pack(size_t size) {
  unsigned length = sizeof packed;
  fill(plain, size, 1);
  require(BZ2_bzBuffToBuffCompress(packed, &length, plain, (unsigned)size, 1, 0, 0) == BZ_OK, "compress");
  return length;
}

/* The block of so many bytes; whether it gives them back. */
static void round_trip(void) {
  size_t size = parameter_size(MOST);
  unsigned length = pack(size), restored = MOST;
  give(packed, length);
  int result = BZ2_bzBuffToBuffDecompress(again, &restored, packed, length, 0, 0);
  echo_return_bool(result == BZ_OK && restored == size && memcmp(plain, again, size) == 0);
}

/* The slow decoder, which needs half of the memory. */
static void in_little_memory(void) {
  unsigned length = pack(parameter_size(MOST)), restored = MOST;
  echo_return_i32(BZ2_bzBuffToBuffDecompress(again, &restored, packed, length, 1, 0));
  echo_return_u32(restored);
}

static void damaged(void) {
  unsigned length = pack(1024), restored = MOST;
  packed[parameter_size(length - 1)] ^= 0x10;
  echo_return_i32(BZ2_bzBuffToBuffDecompress(again, &restored, packed, length, 0, 0));
}

CONTRACT({"round_trip", round_trip}, {"in_little_memory", in_little_memory}, {"damaged", damaged})
