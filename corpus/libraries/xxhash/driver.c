/* xxHash: its four hashes, over lengths that take each of its paths. */
#include <xxhash.h>

#include "driver.h"

enum { MOST = 16384 };
static uint8_t data[MOST];

static void hash(void) {
  size_t size = parameter_size(MOST);
  uint64_t seed = parameter_u64();
  fill(data, size, 1);
  echo_return_u32(XXH32(data, size, (uint32_t)seed));
  echo_return_u64(XXH64(data, size, seed));
  echo_return_u64(XXH3_64bits_withSeed(data, size, seed));
  XXH128_hash_t wide = XXH3_128bits_withSeed(data, size, seed);
  echo_return_u64(wide.low64);
  echo_return_u64(wide.high64);
}

CONTRACT({"hash", hash})
