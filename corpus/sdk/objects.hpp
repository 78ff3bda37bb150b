/* Objects of the chain by their ids: accounts 1.2.N, assets 1.3.N, contracts 1.11.N. */
#ifndef ECHO_OBJECTS_HPP
#define ECHO_OBJECTS_HPP

#include "call-line.hpp"

namespace echo {

struct account {
  string id;
  /* Smallest units of the asset. */
  int64_t get_balance(const string &asset) const { return echo_get_balance(id.raw(), asset.raw()); }
};

struct object {
  string id;
  /* A property that there is not ends the run. */
  string get_property(const string &name) const {
    string out;
    echo_get_property(out.raw(), id.raw(), name.raw());
    return out;
  }
};

struct contract_object {
  string id;

  /* Sends `amount` along; `gas` 0 is no limit of its own. An error there is contract_error here. */
  template <class... Arguments>
  call_output call(int64_t amount, uint64_t gas, const string &name, const Arguments &...arguments) const {
    return run(amount, gas, call_line(name, arguments...));
  }
  /* A variable of the contract. */
  call_output read(const string &name) const { return run(0, 0, name); }

 private:
  call_output run(int64_t amount, uint64_t gas, const string &line) const {
    string out;
    echo_call_contract(out.raw(), id.raw(), amount, gas, line.raw());
    return call_output(std::move(out));
  }
};

/* Pays smallest units out of what the contract has. */
inline void transfer(const string &to, const string &asset, int64_t amount) {
  echo_transfer(to.raw(), asset.raw(), amount);
}

}  // namespace echo

#endif
