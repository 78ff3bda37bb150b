/* What a contract asks about blocks and about its own call. */
#ifndef ECHO_CHAIN_HPP
#define ECHO_CHAIN_HPP

#include "text.hpp"

namespace echo::chain {

#define ECHO_TEXT_OF(name)                                                                                             \
  inline string name() {                                                                                               \
    string out;                                                                                                        \
    echo_##name(out.raw());                                                                                            \
    return out;                                                                                                        \
  }

ECHO_TEXT_OF(get_block_author)
ECHO_TEXT_OF(get_sender)
ECHO_TEXT_OF(get_origin_sender)
ECHO_TEXT_OF(get_full_contract_id)
#undef ECHO_TEXT_OF

/* Hex digits; a block that the chain does not know ends the run. */
inline string get_block_hash(uint32_t number) {
  string out;
  echo_get_block_hash(out.raw(), number);
  return out;
}

inline uint32_t get_block_number() { return echo_get_block_number(); }
/* Seconds since 1970. */
inline uint32_t get_block_timestamp() { return echo_get_block_timestamp(); }
inline uint64_t get_gas_limit() { return echo_get_gas_limit(); }
inline uint64_t get_call_asset_id() { return echo_get_call_asset_id(); }
/* Smallest units. */
inline int64_t get_send_value() { return echo_get_send_value(); }
inline uint32_t get_contract_id() { return echo_get_contract_id(); }

}  // namespace echo::chain

#endif
