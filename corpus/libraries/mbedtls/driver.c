/* Mbed TLS: ECDSA on P-256, AES-256-GCM, SHA-2. */
#include <mbedtls/ecdsa.h>
#include <mbedtls/gcm.h>
#include <mbedtls/sha256.h>
#include <mbedtls/sha512.h>
#include <string.h>

#include "driver.h"

enum { MOST = 8192 };
static uint8_t data[MOST], cipher[MOST], plain[MOST];
static mbedtls_ecp_group group;
static mbedtls_mpi key;
static mbedtls_ecp_point point;

/* Numbers that are the same in every run: never use these as a key. */
static int draw(void *state, unsigned char *out, size_t count) {
  fill(out, count, ++*(uint32_t *)state);
  return 0;
}

static void open_group(void) {
  mbedtls_ecp_group_init(&group), mbedtls_mpi_init(&key), mbedtls_ecp_point_init(&point);
  require(mbedtls_ecp_group_load(&group, MBEDTLS_ECP_DP_SECP256R1) == 0, "There is no P-256.");
  mbedtls_mpi_read_string(&key, 16, "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721");
}

/* RFC 6979, A.2.5: the public key of its example. */
static void p256_public_key(void) {
  uint8_t bytes[65];
  size_t length = 0;
  uint32_t seed = 0;
  open_group();
  echo_return_i32(mbedtls_ecp_mul(&group, &point, &key, &group.G, draw, &seed));
  mbedtls_ecp_point_write_binary(&group, &point, MBEDTLS_ECP_PF_UNCOMPRESSED, &length, bytes, sizeof bytes);
  give(bytes, length);
}

/* RFC 6979, A.2.5: with SHA-256, the message "sample". The last byte of the digest may be another. */
static void p256_verify(void) {
  static const char x[] = "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6";
  static const char y[] = "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299";
  uint8_t digest[32];
  mbedtls_mpi r, s;
  mbedtls_mpi_init(&r), mbedtls_mpi_init(&s);
  open_group();
  mbedtls_ecp_point_read_string(&point, 16, x, y);
  mbedtls_mpi_read_string(&r, 16, "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716");
  mbedtls_mpi_read_string(&s, 16, "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8");
  mbedtls_sha256((const uint8_t *)"sample", 6, digest, 0);
  digest[31] ^= parameter_u8();
  echo_return_i32(mbedtls_ecdsa_verify(&group, digest, sizeof digest, &point, &r, &s));
}

static void aes_gcm(void) {
  static const uint8_t nonce[12] = {3};
  uint8_t secret[32], tag[16];
  mbedtls_gcm_context context;
  size_t size = parameter_size(MOST);
  fill(data, size, 1), fill(secret, sizeof secret, 2);
  mbedtls_gcm_init(&context);
  mbedtls_gcm_setkey(&context, MBEDTLS_CIPHER_ID_AES, secret, 256);
  mbedtls_gcm_crypt_and_tag(&context, MBEDTLS_GCM_ENCRYPT, size, nonce, 12, secret, 16, data, cipher, 16, tag);
  give(cipher, size);
  give(tag, sizeof tag);
  echo_return_i32(mbedtls_gcm_auth_decrypt(&context, size, nonce, 12, secret, 16, tag, 16, cipher, plain));
  echo_return_bool(memcmp(data, plain, size) == 0);
  tag[15] ^= 1;
  echo_return_i32(mbedtls_gcm_auth_decrypt(&context, size, nonce, 12, secret, 16, tag, 16, cipher, plain));
}

static void sha2(void) {
  uint8_t digest[64];
  size_t size = parameter_size(MOST);
  fill(data, size, 1);
  mbedtls_sha256(data, size, digest, 0);
  give(digest, 32);
  mbedtls_sha512(data, size, digest, 1);
  give(digest, 48);
}

CONTRACT({"p256_public_key", p256_public_key}, {"p256_verify", p256_verify}, {"aes_gcm", aes_gcm}, {"sha2", sha2})
