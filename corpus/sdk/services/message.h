/* This call: who sent it, what came with it, whose code it runs. */
#ifndef ECHO_SERVICES_MESSAGE_H
#define ECHO_SERVICES_MESSAGE_H

#include "text.h"

/* N of 1.3.N, the asset that came with the call. */
static inline uint64_t echo_get_call_asset_id(void) { return ECHO_SERVICE(0x23, 0, 0, 0); }

/* Gas that this call may use, in 10^-8 ECHO. */
static inline uint64_t echo_get_gas_limit(void) { return ECHO_SERVICE(0x26, 0, 0, 0); }

/* Smallest units that came with the call; the contract has them already. */
static inline int64_t echo_get_send_value(void) { return (int64_t)ECHO_SERVICE(0x29, 0, 0, 0); }

/* The account or contract that calls. Fills `out` with a text on the heap, as the next ones do. */
static inline void echo_get_sender(echo_string *out) { ECHO_SERVICE(0x2a, out, 0, 0); }

/* The account that sent the transaction. */
static inline void echo_get_origin_sender(echo_string *out) { ECHO_SERVICE(0x2b, out, 0, 0); }

/* N of 1.11.N, this contract. */
static inline uint32_t echo_get_contract_id(void) { return (uint32_t)ECHO_SERVICE(0x2c, 0, 0, 0); }

/* 1.11.N of this contract. */
static inline void echo_get_full_contract_id(echo_string *out) { ECHO_SERVICE(0x2d, out, 0, 0); }

static inline bool echo_is_constructor(void) { return (uint8_t)ECHO_SERVICE(0x2e, 0, 0, 0) != 0; }

#endif
