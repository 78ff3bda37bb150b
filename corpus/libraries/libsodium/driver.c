/* libsodium: Ed25519, X25519, BLAKE2b, SHA-512, ChaCha20-Poly1305, SipHash. */
#include <sodium.h>
#include <string.h>

#include "driver.h"

enum { MOST = 8192 };
static uint8_t seed[32], data[MOST], cipher[MOST + 16], plain[MOST];

/* The library calls it when it is misused. */
void sodium_misuse(void) { revert("sodium_misuse"); }

/* Its random numbers come from a system. None of these functions may ask for one. */
void randombytes_buf(void *to, const size_t count) {
  (void)to, (void)count;
  revert("randombytes");
}

static size_t prepare(void) {
  size_t size = parameter_size(MOST);
  for (int n = 0; n < 32; n++) seed[n] = (uint8_t)(5 * n + 1);
  fill(data, size, 1);
  return size;
}

/* Key and signature; whether it verifies, and whether it still does when a bit of the message is another. */
static void ed25519(void) {
  uint8_t public_key[32], secret_key[64], signature[64];
  size_t size = prepare();
  crypto_sign_seed_keypair(public_key, secret_key, seed);
  crypto_sign_detached(signature, 0, data, size, secret_key);
  give(public_key, 32);
  give(signature, 64);
  echo_return_bool(crypto_sign_verify_detached(signature, data, size, public_key) == 0);
}

static void ed25519_refuses(void) {
  uint8_t public_key[32], secret_key[64], signature[64];
  size_t size = prepare();
  crypto_sign_seed_keypair(public_key, secret_key, seed);
  crypto_sign_detached(signature, 0, data, size, secret_key);
  data[size / 2] ^= 1;
  echo_return_bool(crypto_sign_verify_detached(signature, data, size, public_key) == 0);
}

static void x25519(void) {
  uint8_t point[32], shared[32];
  prepare();
  crypto_scalarmult_base(point, seed);
  echo_return_i32(crypto_scalarmult(shared, seed, point));
  give(shared, 32);
}

static void hashes(void) {
  uint8_t digest[64];
  size_t size = prepare();
  crypto_generichash(digest, 32, data, size, seed, 32);
  give(digest, 32);
  crypto_hash_sha256(digest, data, size);
  give(digest, 32);
  crypto_hash_sha512(digest, data, size);
  give(digest, 64);
  crypto_shorthash(digest, data, size, seed);
  give(digest, 8);
}

/* The sealed message; what opening it gives, and what it gives with a bit changed. */
static void chacha20_poly1305(void) {
  static const uint8_t nonce[12] = {1};
  unsigned long long length = 0, opened = 0;
  size_t size = prepare();
  crypto_aead_chacha20poly1305_ietf_encrypt(cipher, &length, data, size, seed, 32, 0, nonce, seed);
  give(cipher, length);
  echo_return_i32(crypto_aead_chacha20poly1305_ietf_decrypt(plain, &opened, 0, cipher, length, seed, 32, nonce, seed));
  echo_return_bool(opened == size && memcmp(data, plain, size) == 0);
  cipher[0] ^= 1;
  echo_return_i32(crypto_aead_chacha20poly1305_ietf_decrypt(plain, &opened, 0, cipher, length, seed, 32, nonce, seed));
}

CONTRACT({"ed25519", ed25519}, {"ed25519_refuses", ed25519_refuses}, {"x25519", x25519}, {"hashes", hashes},
         {"chacha20_poly1305", chacha20_poly1305})
