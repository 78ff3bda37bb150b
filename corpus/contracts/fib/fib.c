/* Fibonacci numbers: by the recursion that benchmarks use, by a loop, and the first that is too large. */
#include "contract.h"

static uint64_t recursive(uint32_t n) { return n < 2 ? n : recursive(n - 1) + recursive(n - 2); }

static void fib(void) { echo_return_u64(recursive(parameter_u32())); }

/* The number, modulo 2^64. */
static void loop(void) {
  uint64_t value = 0, next = 1;
  for (uint64_t left = parameter_u64(); left > 0; left--) {
    uint64_t sum = value + next;
    value = next;
    next = sum;
  }
  echo_return_u64(value);
}

/* The index of the first number that is greater than the limit, and the number. */
static void first_above(void) {
  uint64_t limit = parameter_u64(), value = 0, next = 1;
  uint8_t index = 0;
  while (value <= limit) {
    uint64_t sum;
    require(!__builtin_add_overflow(value, next, &sum), "No such number has 64 bits.");
    value = next;
    next = sum;
    index++;
  }
  echo_return_u8(index);
  echo_return_u64(value);
}

CONTRACT({"fib", fib}, {"loop", loop}, {"first_above", first_above})
