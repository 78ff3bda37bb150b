/*
 * What a contract in C needs around its functions: a table of names, the entry point `__apply`, and reverting.
 *
 *     static void twice(void) { echo_return_u64(2 * parameter_u64()); }
 *     CONTRACT({ "twice", twice })
 */
#ifndef ECHO_CONTRACT_H
#define ECHO_CONTRACT_H

#include "echo.h"

typedef struct {
  const char *name;
  void (*body)(void);
} echo_function;

static inline uint32_t text_length(const char *text) {
  uint32_t length = 0;
  while (text[length] != 0) length++;
  return length;
}

/* A text of the program as the services want it. Nothing is copied: never free it. */
static inline echo_string text(const char *from) {
  echo_string whole = {(char *)from, text_length(from)};
  return whole;
}

static inline bool text_is(const echo_string *left, const char *right) {
  return left->length == text_length(right) && echo_memcmp(left->bytes, right, left->length) == 0;
}

/* Every text that a service filled: an empty one may have no block. */
static inline void text_free(echo_string *one) {
  if (one->bytes) echo_free(one->bytes);
}

/* Ends the run with contract_error and the message. */
static inline void revert(const char *message) {
  echo_string words = text(message);
  echo_contract_error(&words);
}

static inline void require(bool condition, const char *message) {
  if (!condition) revert(message);
}

/* The next parameter; a missing one, or one of another type, reverts. */
#define ECHO_REQUIRED(name, type)                                                                                      \
  static inline type parameter_##name(void) {                                                                          \
    type value = {0};                                                                                                  \
    require(echo_get_parameter_##name(&value), "A parameter is missing or not of type " #name ".");                    \
    return value;                                                                                                      \
  }

ECHO_REQUIRED(string, echo_string)
ECHO_REQUIRED(bool, bool)
ECHO_REQUIRED(i32, int32_t)
ECHO_REQUIRED(i64, int64_t)
ECHO_REQUIRED(u8, uint8_t)
ECHO_REQUIRED(u32, uint32_t)
ECHO_REQUIRED(u64, uint64_t)

/* Calls the function of that name. No name is creation, which needs nothing; an unknown one reverts. */
static inline void dispatch(const echo_function *functions, uint32_t count) {
  echo_string name = {0, 0};
  echo_get_function_name(&name);
  const echo_function *found = 0;
  for (uint32_t n = 0; n < count && !found; n++)
    if (text_is(&name, functions[n].name)) found = &functions[n];
  if (found) found->body();
  else if (name.length > 0) revert("The called function is missing.");
  text_free(&name);
}

#define CONTRACT(...)                                                                                                  \
  void __apply(void) {                                                                                                 \
    static const echo_function functions[] = {__VA_ARGS__};                                                            \
    dispatch(functions, sizeof functions / sizeof functions[0]);                                                       \
  }

#endif
