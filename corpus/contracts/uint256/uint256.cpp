/* Numbers of 256 bits, in and out in decimal. */
#include "echo.hpp"

class numbers : public contract_base {
 public:
  string add(const string &a, const string &b) { return to_string(of(a) + of(b)); }
  string subtract(const string &a, const string &b) { return to_string(of(a) - of(b)); }
  string multiply(const string &a, const string &b) { return to_string(of(a) * of(b)); }
  void divide(const string &a, const string &b) { set_return_values(to_string(of(a) / of(b)), to_string(of(a) % of(b))); }
  string add_modulo(const string &a, const string &b, const string &m) { return to_string(addmod(of(a), of(b), of(m))); }
  string multiply_modulo(const string &a, const string &b, const string &m) { return to_string(mulmod(of(a), of(b), of(m))); }
  string power_modulo(const string &a, const string &b, const string &m) { return to_string(powmod(of(a), of(b), of(m))); }
  string root(const string &a) { return to_string(isqrt(of(a))); }

 private:
  static uint256 of(const string &digits) { return uint256::from(digits); }
};

MAIN(numbers, FUNC(add) FUNC(subtract) FUNC(multiply) FUNC(divide) FUNC(add_modulo) FUNC(multiply_modulo)
                  FUNC(power_modulo) FUNC(root))
