/* What a contract keeps between calls: bytes under a text. */
#ifndef ECHO_SERVICES_STORAGE_H
#define ECHO_SERVICES_STORAGE_H

#include "text.h"

/* Of this contract only. Keys up to 1,024 bytes, values up to 65,536: over it is invalid_chain_call. */
static inline void echo_storage_store(const echo_string *key, const void *bytes, uint64_t count) {
  ECHO_SERVICE(0x30, key, bytes, count);
}

/* Of the contract 1.11.`contract`. False when nothing is stored there, and `out` then stays as it was. */
static inline bool echo_storage_load(uint32_t contract, const echo_string *key, echo_string *out) {
  return (uint8_t)ECHO_SERVICE(0x31, contract, key, out) != 0;
}

/* Every key of this contract that begins with `prefix`. */
static inline void echo_storage_remove(const echo_string *prefix) { ECHO_SERVICE(0x32, prefix, 0, 0); }

#endif
