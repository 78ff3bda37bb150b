/* The services of cryptography, in and out as hex digits. */
#include "echo.hpp"

class digest : public contract_base {
 public:
  string sha256(const string &data) { return to_hex(echo::sha256(data)); }
  string sha512(const string &data) { return to_hex(echo::sha512(data)); }
  string keccak256(const string &data) { return to_hex(echo::keccak256(data)); }
  string ripemd160(const string &data) { return to_hex(echo::ripemd160(data)); }

  /* SHA-256 of SHA-256, and so on. */
  string chained(const string &data, uint32_t times) {
    string bytes = data;
    for (uint32_t n = 0; n < times; n++) bytes = echo::sha256(bytes);
    return to_hex(bytes);
  }

  /* Two at a time up to the root; a last one without a partner goes up as it is. */
  string merkle() {
    vector<string> level;
    for (string leaf; get_parameters(leaf); leaf = string()) level.push_back(echo::sha256(leaf));
    require(level.size() > 0, "There are no leaves.");
    while (level.size() > 1) {
      vector<string> above;
      for (uint64_t n = 0; n < level.size(); n += 2)
        above.push_back(n + 1 < level.size() ? echo::sha256(level[n] + level[n + 1]) : level[n]);
      level = std::move(above);
    }
    return to_hex(level[0]);
  }

  bool ed25519(const string &key, const string &message, const string &signature) {
    return ed25519_verify(from_hex(key), message, from_hex(signature));
  }

  /* As Ethereum does: the last 20 bytes of keccak-256 of the key; empty where there is none. */
  string address(const string &hash, const string &signature) {
    string key = secp256k1_recover(from_hex(hash), from_hex(signature));
    return key.size() == 0 ? key : to_hex(echo::keccak256(key).slice(12, 32));
  }
};

MAIN(digest, FUNC(sha256) FUNC(sha512) FUNC(keccak256) FUNC(ripemd160) FUNC(chained) FUNC(merkle) FUNC(ed25519) FUNC(address))
