/* An auction: each bid must be a tenth above the best one, and goes to the one who bids less no more. */
#include "echo.hpp"

EVENT(bid, string, uint64_t)
EVENT(refund, string, uint64_t)
EVENT(sold, string, uint64_t)

class auction : public contract_base {
 public:
  void offer(const string &bidder, uint64_t amount) {
    require(!is_over, "The auction is over.");
    uint64_t least = best_amount + (best_amount + 9) / 10;
    require(amount >= least && amount > 0, "The bid is too small.");
    if (best_amount > 0) {
      refunds[best_bidder] += best_amount;
      EMIT(refund, best_bidder, best_amount);
    }
    best_bidder = bidder;
    best_amount = amount;
    EMIT(bid, bidder, amount);
  }

  void close() {
    require(best_amount > 0, "Nobody has bid.");
    is_over = true;
    EMIT(sold, best_bidder, best_amount);
    set_return_values(best_bidder.get(), best_amount.get());
  }

  /* Once only. */
  uint64_t take_back(const string &bidder) {
    uint64_t amount = refunds[bidder];
    refunds[bidder] = 0;
    return amount;
  }

  /* Bidders and amounts by turns, then the end; a last name gets back what was over-bid, and nothing the second time. */
  void day() {
    string bidder;
    for (uint64_t amount = 0; get_parameters(bidder, amount); bidder = string()) offer(bidder, amount);
    close();
    set_return_values(take_back(bidder));
    set_return_values(take_back(bidder));
  }

 private:
  DB_STRING(best_bidder)
  DB_UINT64(best_amount)
  DB_BOOL(is_over)
  DB_HASHMAP(string, uint64_t, refunds)
};

MAIN(auction, FUNC(offer) FUNC(close) FUNC(take_back) FUNC(day))
