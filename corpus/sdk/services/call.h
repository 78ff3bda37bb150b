/* Calls of other contracts. */
#ifndef ECHO_SERVICES_CALL_H
#define ECHO_SERVICES_CALL_H

#include "text.h"

/*
 * Runs `line`, a call line or the bare name of a variable, on the contract 1.11.N, and fills `out` with a text on the heap: the
 * size of the callee's output in four bytes, then the output. A callee that ends in an error is contract_error here. `amount` is
 * sent along, smallest units; `gas` 0 is no limit of the callee's own.
 */
static inline void echo_call_contract(echo_string *out, const echo_string *contract, int64_t amount, uint64_t gas,
                                      const echo_string *line) {
  ECHO_SERVICE_5(0x2f, out, contract, amount, gas, line);
}

#endif
