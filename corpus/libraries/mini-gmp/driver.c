/* mini-gmp: factorials, RSA, primes, roots, in decimal and hexadecimal digits. */
#include <mini-gmp.h>

#include "driver.h"

static void give_number(const mpz_t number, int base) { give_text(mpz_get_str(0, base, number)); }

static void factorial(void) {
  mpz_t number;
  mpz_init(number);
  mpz_fac_ui(number, parameter_u32());
  give_number(number, 10);
}

/* A message to the power of e, and back to the power of d, modulo the product of two primes of so many bits. */
static void rsa(void) {
  static const unsigned below[][2] = {{64, 59}, {65, 49}, {128, 159}, {129, 25}};
  unsigned first = parameter_u32();
  require(first < 3, "There are three pairs.");
  mpz_t p, q, n, e, d, message, cipher;
  mpz_init(p), mpz_init(q), mpz_init(n), mpz_init_set_ui(e, 65537), mpz_init(d), mpz_init(cipher);
  mpz_init_set_str(message, "1234567890123456789012345", 10);
  mpz_ui_pow_ui(p, 2, below[first][0]), mpz_sub_ui(p, p, below[first][1]);
  mpz_ui_pow_ui(q, 2, below[first + 1][0]), mpz_sub_ui(q, q, below[first + 1][1]);
  mpz_mul(n, p, q);
  mpz_sub_ui(p, p, 1), mpz_sub_ui(q, q, 1), mpz_mul(d, p, q);
  require(mpz_invert(d, e, d), "e has no inverse.");
  mpz_powm(cipher, message, e, n);
  give_number(cipher, 16);
  mpz_powm(cipher, cipher, d, n);
  give_number(cipher, 10);
}

/* Whether 2^n - 1 is probably a prime. */
static void mersenne(void) {
  mpz_t number;
  mpz_init(number);
  mpz_ui_pow_ui(number, 2, parameter_u32());
  mpz_sub_ui(number, number, 1);
  echo_return_i32(mpz_probab_prime_p(number, 2));
}

/* Root and remainder; quotient and remainder of a division with the signs of each convention. */
static void divide(void) {
  mpz_t number, root, rest;
  mpz_init(number), mpz_init(root), mpz_init(rest);
  mpz_fac_ui(number, parameter_u32());
  mpz_sqrtrem(root, rest, number);
  give_number(root, 16);
  give_number(rest, 36);
  mpz_neg(number, number);
  mpz_fdiv_qr(root, rest, number, root);
  give_number(rest, 10);
  mpz_gcd(rest, rest, number);
  give_number(rest, 10);
}

CONTRACT({"factorial", factorial}, {"rsa", rsa}, {"mersenne", mersenne}, {"divide", divide})
