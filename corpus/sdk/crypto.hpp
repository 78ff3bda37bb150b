/* Hashes as texts of raw bytes, and what makes them readable. */
#ifndef ECHO_CRYPTO_HPP
#define ECHO_CRYPTO_HPP

#include "text.hpp"

namespace echo {

#define ECHO_HASHED(name, count)                                                                                       \
  inline string name(const string &data) {                                                                             \
    char bytes[count];                                                                                                 \
    echo_##name(bytes, data.begin(), data.size());                                                                     \
    return string(bytes, count);                                                                                       \
  }

ECHO_HASHED(sha256, 32)
ECHO_HASHED(keccak256, 32)
ECHO_HASHED(ripemd160, 20)
ECHO_HASHED(sha512, 64)
#undef ECHO_HASHED

/* Key and signature are raw bytes, 32 and 64; any other length is no signature. */
inline bool ed25519_verify(const string &key, const string &message, const string &signature) {
  if (key.size() != 32 || signature.size() != 64) return false;
  return echo_ed25519_verify(key.begin(), message.begin(), message.size(), signature.begin());
}

/* The public key of 64 raw bytes; empty where none is found. */
inline string secp256k1_recover(const string &hash, const string &signature) {
  char key[64];
  if (hash.size() != 32 || signature.size() != 65) return string();
  return echo_secp256k1_recover(key, hash.begin(), signature.begin()) ? string(key, sizeof key) : string();
}

inline string to_hex(const string &bytes) {
  static const char digits[] = "0123456789abcdef";
  string hex = string::of_size(2 * bytes.size());
  for (uint32_t at = 0; at < hex.size(); at++) hex[at] = digits[bytes[at / 2] >> (at % 2 ? 0 : 4) & 15];
  return hex;
}

/* Lower or upper case; what is no digit counts as 0. */
inline string from_hex(const string &hex) {
  auto digit = [](char one) { return one <= '9' ? one - '0' : (one | 32) - 'a' + 10; };
  string bytes = string::of_size(hex.size() / 2);
  for (uint32_t at = 0; at < bytes.size(); at++)
    bytes[at] = static_cast<char>(digit(hex[2 * at]) << 4 | digit(hex[2 * at + 1]));
  return bytes;
}

}  // namespace echo

#endif
