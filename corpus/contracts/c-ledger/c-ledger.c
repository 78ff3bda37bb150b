/* The contract that is there in every language: fib, greet, add, balance. Balances are eight bytes under the owner's name. */
#include "contract.h"

static uint64_t fibonacci(uint64_t n) { return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2); }

static void fib(void) {
  uint64_t n = 0;
  require(echo_get_parameter_u64(&n), "A number is missing.");
  echo_return_u64(fibonacci(n));
}

static echo_string name_given(void) {
  echo_string name = {0, 0};
  require(echo_get_parameter_string(&name), "A name is missing.");
  return name;
}

static void greet(void) {
  echo_string name = name_given(), hello = text("Hello, ");
  echo_string whole = {echo_malloc(hello.length + name.length + 1), hello.length + name.length + 1};
  echo_memcpy(whole.bytes, hello.bytes, hello.length);
  echo_memcpy(whole.bytes + hello.length, name.bytes, name.length);
  whole.bytes[whole.length - 1] = '!';
  echo_return_string(&whole);
  echo_free(whole.bytes);
  text_free(&name);
}

static uint64_t balance_of(const echo_string *owner) {
  echo_string stored = {0, 0};
  if (!echo_storage_load(echo_get_contract_id(), owner, &stored)) return 0;
  uint64_t value = *(uint64_t *)stored.bytes;
  echo_free(stored.bytes);
  return value;
}

/* Names and amounts by turns: each is added to what the owner has, stored, told in an event, and returned. */
static void add(void) {
  echo_string owner = {0, 0}, event = text("added");
  for (uint64_t amount = 0; echo_get_parameter_string(&owner); text_free(&owner)) {
    require(echo_get_parameter_u64(&amount), "An amount is missing.");
    uint64_t sum = balance_of(&owner) + amount;
    echo_storage_store(&owner, &sum, sizeof sum);
    echo_event_begin(&event);
    echo_event_string(&owner);
    echo_event_u64(sum);
    echo_event_end();
    echo_return_u64(sum);
  }
}

static void balance(void) {
  echo_string owner = name_given();
  echo_return_u64(balance_of(&owner));
  text_free(&owner);
}

CONTRACT({"fib", fib}, {"greet", greet}, {"add", add}, {"balance", balance})
