/* Objects of the chain and their money. Ids like 1.2.10 (account) and 1.3.0 (asset); anything else is invalid_chain_call. */
#ifndef ECHO_SERVICES_ACCOUNT_H
#define ECHO_SERVICES_ACCOUNT_H

#include "text.h"

static inline int64_t echo_get_balance(const echo_string *owner, const echo_string *asset) {
  return (int64_t)ECHO_SERVICE(0x20, owner, asset, 0);
}

/* Pays smallest units out of what the contract has. More than that, or a negative amount, is invalid_chain_call. */
static inline void echo_transfer(const echo_string *to, const echo_string *asset, int64_t amount) {
  ECHO_SERVICE(0x21, to, asset, amount);
}

/* Fills `out` with a text on the heap, as all that follow do; an object or property that there is not is invalid_chain_call. */
static inline void echo_get_property(echo_string *out, const echo_string *object, const echo_string *name) {
  ECHO_SERVICE(0x22, out, object, name);
}

#endif
