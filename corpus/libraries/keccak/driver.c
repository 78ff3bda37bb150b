/* The Keccak team's own sponge: keccak-256, SHA3-512, SHAKE128. */
#include "KeccakSpongeWidth1600.h"

#include "driver.h"

enum { MOST = 16384 };
static uint8_t data[MOST];
static KeccakWidth1600_SpongeInstance sponge;

/* `suffix`: what separates the domains, with the first bit of the padding. */
static void hash(unsigned capacity, uint8_t suffix, size_t length) {
  uint8_t digest[64];
  size_t size = parameter_size(MOST);
  fill(data, size, 1);
  KeccakWidth1600_SpongeInitialize(&sponge, 1600 - capacity, capacity);
  KeccakWidth1600_SpongeAbsorb(&sponge, data, size / 3);
  KeccakWidth1600_SpongeAbsorb(&sponge, data + size / 3, size - size / 3);
  KeccakWidth1600_SpongeAbsorbLastFewBits(&sponge, suffix);
  KeccakWidth1600_SpongeSqueeze(&sponge, digest, length);
  give(digest, length);
}

static void keccak256(void) { hash(512, 0x01, 32); }
static void sha3_512(void) { hash(1024, 0x06, 64); }
static void shake128(void) { hash(256, 0x1f, 64); }

CONTRACT({"keccak256", keccak256}, {"sha3_512", sha3_512}, {"shake128", shake128})
