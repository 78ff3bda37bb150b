/* SHA-256 (FIPS 180-4) and HMAC (RFC 2104) in plain C. */
#include "contract.h"

#define BLOCK 64
#define DIGEST 32

typedef struct {
  uint32_t state[8];
  uint8_t block[BLOCK];
  uint64_t bytes;
} hasher;

static const uint32_t ROUND[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t rotate(uint32_t word, int count) { return word >> count | word << (32 - count); }

static uint32_t big_endian(const uint8_t *bytes) {
  return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static void expand(const uint8_t *block, uint32_t *words) {
  for (int n = 0; n < 16; n++) words[n] = big_endian(block + 4 * n);
  for (int n = 16; n < 64; n++) {
    uint32_t early = words[n - 15], late = words[n - 2];
    uint32_t first = rotate(early, 7) ^ rotate(early, 18) ^ early >> 3;
    uint32_t second = rotate(late, 17) ^ rotate(late, 19) ^ late >> 10;
    words[n] = words[n - 16] + first + words[n - 7] + second;
  }
}

static void round_of(uint32_t *s, uint32_t input) {
  uint32_t sum1 = rotate(s[4], 6) ^ rotate(s[4], 11) ^ rotate(s[4], 25);
  uint32_t choice = (s[4] & s[5]) ^ (~s[4] & s[6]);
  uint32_t first = s[7] + sum1 + choice + input;
  uint32_t sum0 = rotate(s[0], 2) ^ rotate(s[0], 13) ^ rotate(s[0], 22);
  uint32_t majority = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]);
  for (int n = 7; n > 0; n--) s[n] = s[n - 1];
  s[4] += first;
  s[0] = first + sum0 + majority;
}

static void compress(hasher *hash) {
  uint32_t words[64], working[8];
  expand(hash->block, words);
  for (int n = 0; n < 8; n++) working[n] = hash->state[n];
  for (int n = 0; n < 64; n++) round_of(working, ROUND[n] + words[n]);
  for (int n = 0; n < 8; n++) hash->state[n] += working[n];
}

static hasher fresh(void) {
  return (hasher){.state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                            0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}};
}

static void add(hasher *hash, const void *from, uint64_t count) {
  const uint8_t *bytes = from;
  for (uint64_t n = 0; n < count; n++) {
    hash->block[hash->bytes++ % BLOCK] = bytes[n];
    if (hash->bytes % BLOCK == 0) compress(hash);
  }
}

static void finish(hasher *hash, uint8_t *digest) {
  uint64_t bits = __builtin_bswap64(hash->bytes * 8);
  add(hash, "\x80", 1);
  while (hash->bytes % BLOCK != BLOCK - sizeof bits) add(hash, "", 1);
  add(hash, &bits, sizeof bits);
  for (int n = 0; n < DIGEST; n++) digest[n] = (uint8_t)(hash->state[n / 4] >> (24 - n % 4 * 8));
}

static void hash_of(const void *bytes, uint64_t count, uint8_t *digest) {
  hasher hash = fresh();
  add(&hash, bytes, count);
  finish(&hash, digest);
}

static void return_hex(const uint8_t *digest) {
  char digits[2 * DIGEST];
  for (int n = 0; n < 2 * DIGEST; n++) digits[n] = "0123456789abcdef"[n % 2 ? digest[n / 2] & 15 : digest[n / 2] >> 4];
  echo_string hex = {digits, sizeof digits};
  echo_return_string(&hex);
}

static void hash(void) {
  echo_string input = parameter_string();
  uint8_t digest[DIGEST];
  hash_of(input.bytes, input.length, digest);
  return_hex(digest);
  text_free(&input);
}

/* The hash of the text that many times over, as 32 bytes and not as hex. */
static void repeated(void) {
  echo_string input = parameter_string();
  hasher hash = fresh();
  for (uint32_t left = parameter_u32(); left > 0; left--) add(&hash, input.bytes, input.length);
  uint8_t digest[DIGEST];
  finish(&hash, digest);
  echo_string raw = {(char *)digest, sizeof digest};
  echo_return_string(&raw);
  echo_return_u64(hash.bytes);
  text_free(&input);
}

static void keyed(const uint8_t *key, uint8_t pad, const void *bytes, uint64_t count, uint8_t *digest) {
  uint8_t block[BLOCK];
  for (int n = 0; n < BLOCK; n++) block[n] = key[n] ^ pad;
  hasher hash = fresh();
  add(&hash, block, BLOCK);
  add(&hash, bytes, count);
  finish(&hash, digest);
}

static void hmac(void) {
  echo_string key = parameter_string(), message = parameter_string();
  uint8_t padded[BLOCK] = {0}, digest[DIGEST];
  if (key.length > BLOCK) hash_of(key.bytes, key.length, padded);
  else echo_memcpy(padded, key.bytes, key.length);
  keyed(padded, 0x36, message.bytes, message.length, digest);
  keyed(padded, 0x5c, digest, DIGEST, digest);
  return_hex(digest);
  text_free(&key);
  text_free(&message);
}

CONTRACT({"hash", hash}, {"repeated", repeated}, {"hmac", hmac})
