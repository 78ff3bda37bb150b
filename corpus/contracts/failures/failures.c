/* Every way to fail, and what was returned before. Values are volatile, so that the compiler cannot see the mistake. */
#include "contract.h"

/* The smallest number by -1 overflows, which C leaves undefined: here the machine is asked. */
__attribute__((no_sanitize("undefined"))) static void divide(void) {
  volatile int64_t left = parameter_i64(), right = parameter_i64();
  echo_return_string(&(echo_string){"quotient", 8});
  echo_return_i64(left / right);
}

static void check(void) {
  require(parameter_bool(), "The condition does not hold.");
  echo_return_string(&(echo_string){"holds", 5});
}

/* The caller's own words. */
static void fail(void) {
  echo_string words = parameter_string();
  echo_return_u8(1);
  echo_contract_error(&words);
  echo_return_u8(2);
}

static void wrong_type(void) {
  uint32_t number = 7;
  echo_return_bool(echo_get_parameter_u32(&number));
  echo_return_u32(number);
  echo_string instead = parameter_string();
  echo_return_string(&instead);
  text_free(&instead);
}

/* Blocks of that size until there is no room: the size comes back once for each. */
static void exhaust(void) {
  uint32_t size = parameter_u32();
  for (;;) {
    echo_malloc(size);
    echo_return_u32(size);
  }
}

static void allocate(void) {
  void *block = echo_malloc(parameter_u64());
  echo_return_bool(block != 0);
  echo_free(block);
}

static void free_twice(void) {
  void *block = echo_malloc(parameter_u64());
  echo_free(block);
  echo_return_bool(true);
  echo_free(block);
}

/* An address inside the block instead of its start. */
static void free_inside(void) {
  char *block = echo_malloc(64);
  echo_free(block + parameter_u32());
}

static void free_stack(void) {
  volatile uint64_t local = 0;
  echo_free((void *)&local);
}

static void read(void) { echo_return_u8(*(volatile uint8_t *)parameter_u64()); }
static void write(void) { *(volatile uint8_t *)parameter_u64() = 1; }

/* A service instead of the contract itself. */
static void copy_to(void) { echo_memcpy((void *)parameter_u64(), "text", 4); }
static void compare_with(void) { echo_return_i32(echo_memcmp((void *)parameter_u64(), "text", 4)); }

/* Itself not volatile: gcc would put it among what can be written, clang would not. */
static const uint32_t constant = 5;

static void write_constant(void) {
  echo_return_u32(*(const volatile uint32_t *)&constant);
  *(volatile uint32_t *)&constant = 6;
}

static uint32_t data = 0xc3c3c3c3;

/* Data is not code, even where it would be a RET. */
static void run_data(void) {
  echo_return_bool(true);
  ((void (*)(void))&data)();
}

static uint64_t deep(uint64_t depth) {
  volatile uint64_t here = depth;
  return depth == 0 ? here : deep(depth - 1) + here;
}

static void recurse(void) { echo_return_u64(deep(parameter_u64())); }

static void unknown_service(void) {
  echo_return_bool(true);
  ECHO_SERVICE(0xf0, 0, 0, 0);
}

static void trap(void) {
  echo_return_bool(true);
  __builtin_trap();
}

/* A text of that many bytes; more than 64 KiB is too much output. */
static void flood(void) {
  uint32_t length = parameter_u32();
  echo_string page = {echo_malloc(length), length};
  echo_memset(page.bytes, 'x', length);
  echo_return_bool(true);
  echo_return_string(&page);
  text_free(&page);
}

/* Never ends by itself. */
static void spin(void) {
  echo_return_bool(true);
  for (volatile uint64_t turns = 0;; turns++) continue;
}

static void bad_object(void) {
  echo_string owner = parameter_string(), asset = text("1.3.0");
  echo_return_i64(echo_get_balance(&owner, &asset));
}

CONTRACT({"divide", divide}, {"check", check}, {"fail", fail}, {"wrong_type", wrong_type}, {"exhaust", exhaust},
         {"allocate", allocate}, {"free_twice", free_twice}, {"free_inside", free_inside}, {"free_stack", free_stack},
         {"read", read}, {"write", write}, {"copy_to", copy_to}, {"compare_with", compare_with},
         {"write_constant", write_constant}, {"run_data", run_data}, {"recurse", recurse},
         {"unknown_service", unknown_service}, {"trap", trap}, {"flood", flood}, {"spin", spin},
         {"bad_object", bad_object})
