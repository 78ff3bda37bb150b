/* Money that comes with a call and money that leaves, and what there is to know about chain and call. */
#include "echo.hpp"

class cashier : public contract_base {
 public:
  void constructor() override { owner = chain::get_sender(); }

  void received() {
    set_return_values(chain::get_send_value(), chain::get_call_asset_id(), chain::get_sender(), chain::get_origin_sender());
  }

  /* What is left. */
  int64_t pay(const string &to, const string &asset, int64_t amount) {
    transfer(to, asset, amount);
    return account{id()}.get_balance(asset);
  }

  /* Equal parts for all who follow; the rest stays. */
  void share(const string &asset) {
    int64_t all = account{id()}.get_balance(asset);
    vector<string> members;
    for (string one; get_parameters(one); one = string()) members.push_back(one);
    require(members.size() > 0, "There is nobody to pay.");
    for (const string &one : members) transfer(one, asset, all / static_cast<int64_t>(members.size()));
    set_return_values(account{id()}.get_balance(asset));
  }

  /* Pays and then fails: nothing leaves. */
  void regret(const string &to, int64_t amount) {
    transfer(to, "1.3.0", amount);
    revert("On second thought, no.");
  }

  string property(const string &object_id, const string &name) { return object{object_id}.get_property(name); }

  void head() {
    set_return_values(chain::get_block_number(), chain::get_block_timestamp(), chain::get_block_author());
  }

  string hash(uint32_t number) { return chain::get_block_hash(number); }

  void self() { set_return_values(chain::get_contract_id(), chain::get_full_contract_id(), id(), chain::get_gas_limit() > 0); }

  bool may(const string &who) { return owner.get() == who; }

 private:
  DB_STRING(owner)
};

MAIN(cashier, FUNC(received) FUNC(pay) FUNC(share) FUNC(regret) FUNC(property) FUNC(head) FUNC(hash) FUNC(self) FUNC(may))
