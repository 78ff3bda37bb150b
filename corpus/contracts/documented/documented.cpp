/* The token of ECHO's C++ pages: balances in the storage, an event for each transfer, and greet, mint, transfer. */
#include "echo.hpp"

EVENT(transfer, string, string, uint64_t)

class token : public contract_base {
 public:
  void constructor() override {
    owner = chain::get_sender();
    title = "Token";
  }

  string greet() { return string("Hello from the ") + title.get() + "!"; }

  void mint(const string &to, uint64_t amount) {
    uint64_t all = 0;
    require(!__builtin_add_overflow(supply.get(), amount, &all), "The supply is over 64 bits.");
    supply = all;
    balances[to] += amount;
    EMIT(transfer, "", to, amount);
  }

  bool transfer(const string &from, const string &to, uint64_t amount) {
    if (balances[from] < amount) return false;
    balances[from] -= amount;
    balances[to] += amount;
    EMIT(transfer, from, to, amount);
    return true;
  }

  uint64_t balance_of(const string &who) { return balances[who]; }

  /* Mints the first amount for the first name, then hands parts of it on: `day("a", 9, "b", 4, "c", 2)`. */
  void day(const string &first, uint64_t amount) {
    mint(first, amount);
    string from = first, to;
    uint64_t part = 0;
    for (; get_parameters(to, part); from = to, to = string()) {
      set_return_values(transfer(from, to, part));
      set_return_values(balance_of(to));
    }
    set_return_values(supply.get(), balance_of(first));
  }

 private:
  DB_STRING(owner)
  DB_STRING(title)
  DB_UINT64(supply)
  DB_HASHMAP(string, uint64_t, balances)
};

MAIN(token, FUNC(greet) FUNC(mint) FUNC(transfer) FUNC(balance_of) FUNC(day))
