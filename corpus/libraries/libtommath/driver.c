/* LibTomMath: powers, inverses and primes of numbers of any size. */
#include <tommath.h>

#include "driver.h"

static char digits[2048];

static void give_number(const mp_int *number, int base) {
  size_t length = 0;
  require(mp_to_radix(number, digits, sizeof digits, &length, base) == MP_OKAY, "mp_to_radix");
  give_text(digits);
}

/* 3^n modulo the Mersenne prime 2^127 - 1, and the inverse of that. */
static void power(void) {
  mp_int base, exponent, modulus, result;
  mp_init_multi(&base, &exponent, &modulus, &result, 0);
  mp_2expt(&modulus, 127);
  mp_sub_d(&modulus, 1, &modulus);
  mp_set(&base, 3);
  mp_set_u64(&exponent, parameter_u64());
  echo_return_i32(mp_exptmod(&base, &exponent, &modulus, &result));
  give_number(&result, 10);
  echo_return_i32(mp_invmod(&result, &modulus, &base));
  give_number(&base, 16);
}

/* n^n, and its root. */
static void large(void) {
  mp_int number, root;
  uint32_t n = parameter_u32();
  mp_init_multi(&number, &root, 0);
  mp_set_u32(&number, n);
  echo_return_i32(mp_expt_u32(&number, n, &number));
  give_number(&number, 10);
  echo_return_i32(mp_sqrt(&number, &root));
  give_number(&root, 36);
}

/* The next prime above, by Fermat and by Lucas; without the rounds that draw random numbers. */
static void next_prime(void) {
  mp_int number;
  bool is_prime = false;
  mp_init_u64(&number, parameter_u64());
  echo_return_i32(mp_prime_next_prime(&number, -1, MP_NO));
  give_number(&number, 10);
  mp_bool result = MP_NO;
  mp_prime_strong_lucas_selfridge(&number, &result);
  is_prime = result == MP_YES;
  echo_return_bool(is_prime);
}

CONTRACT({"power", power}, {"large", large}, {"next_prime", next_prime})
