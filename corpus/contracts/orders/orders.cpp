/* An order book: the best price first, among equal prices the oldest order; a trade has the price of the order that was there. */
#include "echo.hpp"

EVENT(traded, uint64_t, uint64_t)

struct order {
  uint64_t price = 0, amount = 0;
};

class orders : public contract_base {
 public:
  /* Side, price and amount by turns (true buys). What is left on each side, and what changed hands at how much in all. */
  void trade() {
    bool buys = false;
    uint64_t price = 0, amount = 0;
    while (get_parameters(buys, price, amount)) place(buys, price, amount);
    set_return_values(left(bids), left(asks), traded_amount.get(), turnover.get());
  }

  /* One order of a book that is empty. */
  uint64_t alone(bool buys, uint64_t price, uint64_t amount) {
    place(buys, price, amount);
    return left(buys ? bids : asks);
  }

 private:
  vector<order> bids, asks;
  DB_UINT64(traded_amount)
  DB_UINT64(turnover)

  static bool is_better(bool buys, uint64_t price, uint64_t than) { return buys ? price > than : price < than; }

  static uint64_t left(const vector<order> &side) {
    uint64_t sum = 0;
    for (const order &one : side) sum += one.amount;
    return sum;
  }

  /* The order of the other side that is served next; null where none meets the price. */
  static order *best(vector<order> &side, bool buys, uint64_t price) {
    order *found = nullptr;
    for (order &one : side)
      if (one.amount > 0 && (!found || is_better(!buys, one.price, found->price))) found = &one;
    return found && !is_better(!buys, price, found->price) ? found : nullptr;
  }

  void place(bool buys, uint64_t price, uint64_t amount) {
    require(price > 0 && amount > 0, "An order has a price and an amount.");
    while (amount > 0) {
      order *other = best(buys ? asks : bids, buys, price);
      if (!other) break;
      uint64_t part = amount < other->amount ? amount : other->amount;
      other->amount -= part;
      amount -= part;
      settle(other->price, part);
    }
    if (amount > 0) (buys ? bids : asks).push_back({price, amount});
  }

  void settle(uint64_t price, uint64_t amount) {
    traded_amount += amount;
    turnover += price * amount;
    EMIT(traded, price, amount);
  }
};

MAIN(orders, FUNC(trade) FUNC(alone))
