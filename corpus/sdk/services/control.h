/* The call as a whole. */
#ifndef ECHO_SERVICES_CONTROL_H
#define ECHO_SERVICES_CONTROL_H

#include "text.h"

/* Text for people who debug: no part of the result. */
static inline void echo_debug(const echo_string *message) { ECHO_SERVICE(0x10, message, 0, 0); }

/* Ends the run with contract_error. What was returned before stays in the output. */
static inline void echo_contract_error(const echo_string *message) { ECHO_SERVICE(0x60, message, 0, 0); }

/* The name of the called function; empty while the contract is being created. `out` must be { 0, 0 } before. */
static inline void echo_get_function_name(echo_string *out) { ECHO_SERVICE(0x61, out, 0, 0); }

#endif
