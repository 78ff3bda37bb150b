/* What a contract asks the chain, and what it does when it is created. */
#include "contract.hpp"

class chain : public echo::contract_base {
 public:
  void constructor() override { echo::set_return_values("created", id()); }

  echo::string own_id() { return id(); }

  uint32_t block() { return echo_get_block_number(); }

  int64_t balance(const echo::string &owner, const echo::string &asset) {
    return echo::account{owner}.get_balance(asset);
  }

  /* What the contract itself has. */
  int64_t own_balance(const echo::string &asset) { return balance(id(), asset); }

  /* The richest one of the accounts. */
  void richest(const echo::string &asset) {
    echo::string best, next;
    int64_t most = 0;
    for (; echo::get_parameters(next); next = echo::string()) {
      int64_t amount = balance(next, asset);
      if (best.size() > 0 && amount <= most) continue;
      best = next;
      most = amount;
    }
    echo::require(best.size() > 0, "There are no accounts.");
    echo::set_return_values(best, most);
  }

  /* A lottery that everybody can foresee: the block's number decides. */
  void draw(const echo::string &first, const echo::string &second) {
    bool even = block() % 2 == 0;
    echo::set_return_values(even ? first : second, even);
  }

  bool constructing() { return echo_is_constructor(); }
};

MAIN(chain, FUNC(own_id) FUNC(block) FUNC(balance) FUNC(own_balance) FUNC(richest) FUNC(draw) FUNC(constructing))
