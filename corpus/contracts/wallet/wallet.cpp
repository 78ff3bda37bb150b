/* A wallet of several owners: a payment leaves it once enough of them have signed. */
#include "echo.hpp"

EVENT(proposed, uint32_t, string, uint64_t)
EVENT(signed_by, uint32_t, string)
EVENT(paid, uint32_t, string, uint64_t)

class wallet : public contract_base {
 public:
  void open(uint64_t amount, uint32_t signatures) {
    require(signatures > 0, "A payment needs a signature.");
    balance = amount;
    needed = signatures;
  }

  void add_owner(const string &name) { owners[name] = true; }

  uint32_t propose(const string &to, uint64_t amount) {
    uint32_t number = receivers.size();
    receivers.push_back(to);
    amounts.push_back(amount);
    EMIT(proposed, number, to, amount);
    return number;
  }

  /* True when it was the last one that was missing. */
  bool sign(uint32_t number, const string &owner) {
    require(number < receivers.size(), "There is no such payment.");
    require(owners[owner], "The signer is no owner.");
    string mark = to_string(number) + "/" + owner;
    require(!signatures[mark], "The owner has signed already.");
    signatures[mark] = true;
    ++counts[number];
    EMIT(signed_by, number, owner);
    return counts[number] == needed && pay(number);
  }

  /* `play(100, 2, "ann", "bob", "", "shop", 60, "ann", "bob")`: the balance, signatures needed, owners up to an empty name, a
   * receiver, an amount, and who signs. Then the balance. */
  uint64_t play(uint64_t amount, uint32_t signatures) {
    open(amount, signatures);
    string name;
    for (; get_parameters(name) && name.size() > 0; name = string()) add_owner(name);
    uint64_t part = 0;
    name = string();
    require(get_parameters(name, part), "There is no payment.");
    uint32_t number = propose(name, part);
    for (name = string(); get_parameters(name); name = string()) set_return_values(sign(number, name));
    return balance;
  }

 private:
  DB_UINT64(balance)
  DB_UINT32(needed)
  DB_HASHMAP(string, bool, owners)
  DB_HASHMAP(string, bool, signatures)
  DB_HASHMAP(uint64_t, uint32_t, counts)
  DB_VECTOR(string, receivers)
  DB_VECTOR(uint64_t, amounts)

  bool pay(uint32_t number) {
    uint64_t amount = amounts[number];
    require(balance >= amount, "The wallet has less than that.");
    balance -= amount;
    EMIT(paid, number, receivers[number], amount);
    return true;
  }
};

MAIN(wallet, FUNC(open) FUNC(add_owner) FUNC(propose) FUNC(sign) FUNC(play))
