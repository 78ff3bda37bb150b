/* fib, greet, add, balance. Balances are eight bytes under the owner's name, without a prefix: a variable for each owner. */
#include "echo.hpp"

EVENT(added, string, uint64_t)

class ledger : public contract_base {
 public:
  void fib() {
    uint64_t n = 0;
    require(get_parameters(n), "A number is missing.");
    set_return_values(fibonacci(n));
  }

  void greet() { set_return_values(string("Hello, ") + name_given() + "!"); }

  /* Names and amounts by turns. */
  void add() {
    uint64_t amount = 0;
    for (string owner; get_parameters(owner); owner = string()) {
      require(get_parameters(amount), "An amount is missing.");
      stored<uint64_t> balance(owner);
      balance += amount;
      EMIT(added, owner, balance);
      set_return_values(balance.get());
    }
  }

  void balance() { set_return_values(stored<uint64_t>(name_given()).get()); }

 private:
  static uint64_t fibonacci(uint64_t n) { return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2); }

  static string name_given() {
    string name;
    require(get_parameters(name), "A name is missing.");
    return name;
  }
};

MAIN(ledger, FUNC(fib) FUNC(greet) FUNC(add) FUNC(balance))
