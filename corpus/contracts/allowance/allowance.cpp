/* Contracts that are called with gas of their own: enough of it, too little, none to begin with, and what they are told of it. */
#include "echo.hpp"

EVENT(worked, uint64_t)

class allowance : public contract_base {
 public:
  /* An error of the other one, want of gas too, is one here: neither the count nor the money stays. */
  void pay_for(const string &id, uint64_t gas, uint64_t rounds) {
    ++asked;
    set_return_values(contract_object{id}.call(5, gas, "work", rounds).next<uint64_t>(), static_cast<uint64_t>(asked));
  }

  /* Takes some gas for each round, whatever a compiler sees in it. */
  uint64_t work(uint64_t rounds) {
    ++done;
    EMIT(worked, rounds);
    volatile uint64_t sum = 0;
    for (uint64_t n = 0; n < rounds; n++) sum = sum + n;
    return sum;
  }

  /* The first one has gas for what it does and, of that, grants the second its share. */
  uint64_t through(const string &first, uint64_t gas, const string &second, uint64_t share, uint64_t rounds) {
    return contract_object{first}.call(5, gas, "pay_for", second, share, rounds).next<uint64_t>();
  }

  uint64_t limit() { return chain::get_gas_limit(); }
  uint64_t limit_of(const string &id, uint64_t gas) {
    return contract_object{id}.call(0, gas, "limit").next<uint64_t>();
  }

 private:
  DB_UINT64(asked)
  DB_UINT64(done)
};

MAIN(allowance, FUNC(pay_for) FUNC(work) FUNC(through) FUNC(limit) FUNC(limit_of))
