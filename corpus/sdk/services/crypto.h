/* Hashes and signatures. */
#ifndef ECHO_SERVICES_CRYPTO_H
#define ECHO_SERVICES_CRYPTO_H

#include "text.h"

#define ECHO_HASH(name, number)                                                                                        \
  static inline void echo_##name(void *out, const void *data, uint64_t count) {                                        \
    ECHO_SERVICE(number, out, data, count);                                                                            \
  }

/* 32, 32, 20 and 64 bytes. */
ECHO_HASH(sha256, 0x80)
ECHO_HASH(keccak256, 0x81)
ECHO_HASH(ripemd160, 0x82)
ECHO_HASH(sha512, 0x83)

/* RFC 8032: a key of 32 bytes, a signature of 64. */
static inline bool echo_ed25519_verify(const void *key, const void *message, uint64_t count, const void *signature) {
  return (uint8_t)ECHO_SERVICE_4(0x84, key, message, count, signature) != 0;
}

/* Finds the public key (64 bytes) that signed the hash (32 bytes); r, s and the recovery number are 65. False: there is none. */
static inline bool echo_secp256k1_recover(void *key, const void *hash, const void *signature) {
  return (uint8_t)ECHO_SERVICE(0x85, key, hash, signature) != 0;
}

#endif
