/* A token whose ledger lives as long as a call: `play` takes the steps of a day, one parameter each. */
#include "contract.hpp"

struct holder {
  echo::string name;
  uint64_t amount = 0;
};

struct approval {
  echo::string owner, spender;
  uint64_t amount = 0;
};

class ledger {
 public:
  uint64_t supply = 0;

  void mint(const echo::string &to, uint64_t amount) {
    echo::require(!__builtin_add_overflow(supply, amount, &supply), "The supply is over 64 bits.");
    at(to).amount += amount;
  }

  void burn(const echo::string &from, uint64_t amount) {
    take(from, amount);
    supply -= amount;
  }

  void transfer(const echo::string &from, const echo::string &to, uint64_t amount) {
    take(from, amount);
    at(to).amount += amount;
  }

  void approve(const echo::string &owner, const echo::string &spender, uint64_t amount) {
    allowance(owner, spender).amount = amount;
  }

  void transfer_from(const echo::string &spender, const echo::string &from, const echo::string &to, uint64_t amount) {
    approval &allowed = allowance(from, spender);
    echo::require(allowed.amount >= amount, "The spender may not spend that much.");
    allowed.amount -= amount;
    transfer(from, to, amount);
  }

  const echo::vector<holder> &holders() const { return holders_; }

 private:
  echo::vector<holder> holders_;
  echo::vector<approval> approvals_;

  holder &at(const echo::string &name) {
    for (holder &one : holders_)
      if (one.name == name) return one;
    return holders_.push_back({name, 0});
  }

  approval &allowance(const echo::string &owner, const echo::string &spender) {
    for (approval &one : approvals_)
      if (one.owner == owner && one.spender == spender) return one;
    return approvals_.push_back({owner, spender, 0});
  }

  void take(const echo::string &from, uint64_t amount) {
    holder &one = at(from);
    echo::require(one.amount >= amount, "The balance is too small.");
    one.amount -= amount;
  }
};

/* The words of a step: `mint alice 100`. */
class words {
 public:
  explicit words(const echo::string &step) : step_(step) {}

  echo::string next() {
    uint32_t from = at_;
    while (at_ < step_.size() && step_[at_] != ' ') at_++;
    echo::require(at_ > from, "A step lacks a word.");
    return step_.slice(from, at_++);
  }

  uint64_t number() {
    uint64_t value = 0;
    for (char digit : next()) {
      echo::require(digit >= '0' && digit <= '9', "An amount has digits only.");
      value = value * 10 + static_cast<uint64_t>(digit - '0');
    }
    return value;
  }

 private:
  const echo::string &step_;
  uint32_t at_ = 0;
};

class token : public echo::contract_base {
 public:
  /* Plays all steps; the supply, and then every holder with a balance, in the order of their appearance. */
  void play() {
    ledger book;
    echo::string step;
    for (; echo::get_parameters(step); step = echo::string()) play_step(book, step);
    echo::set_return_values(book.supply);
    for (const holder &one : book.holders())
      if (one.amount > 0) echo::set_return_values(one.name, one.amount);
  }

  /* Splits an amount by shares without losing a unit: the last one gets the rest. */
  void split(uint64_t amount, uint32_t parts) {
    echo::require(parts > 0, "There is nobody to share with.");
    for (uint32_t left = parts; left > 0; left--) {
      uint64_t share = amount / left;
      echo::set_return_values(echo::to_string(share));
      amount -= share;
    }
  }

 private:
  void play_step(ledger &book, const echo::string &step) {
    words in(step);
    echo::string what = in.next(), first = in.next();
    if (what == "mint") book.mint(first, in.number());
    else if (what == "burn") book.burn(first, in.number());
    else {
      echo::string second = in.next();
      if (what == "send") book.transfer(first, second, in.number());
      else if (what == "approve") book.approve(first, second, in.number());
      else {
        echo::require(what == "spend", "There is no such step.");
        echo::string third = in.next();
        book.transfer_from(first, second, third, in.number());
      }
    }
  }
};

MAIN(token, FUNC(play) FUNC(split))
