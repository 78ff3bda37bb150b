/*
 * A contract in C++: a class, and MAIN, which calls the function that was asked for.
 *
 *     class counter : public echo::contract_base {
 *      public:
 *       uint64_t twice(uint64_t value) { return 2 * value; }
 *     };
 *     MAIN(counter, FUNC(twice))
 */
#ifndef ECHO_CONTRACT_HPP
#define ECHO_CONTRACT_HPP

#include <type_traits>

#include "chain.hpp"
#include "crypto.hpp"
#include "event.hpp"
#include "hashmap.hpp"
#include "objects.hpp"
#include "storage.hpp"
#include "uint256.hpp"
#include "vector.hpp"

namespace echo {

class contract_base {
 public:
  contract_base() {
    string own;
    echo_get_full_contract_id(own.raw());
    id_ = own;
  }
  /* Called instead of a function when the contract is created. */
  virtual void constructor() {}
  /* 1.11.N of this contract. */
  const string &id() const { return id_; }

 private:
  string id_;
};

/* Reads a parameter of each type, in order, and calls `body` with all of them. One that is missing reverts. */
template <class First, class... Rest, class Body>
void with_parameters(Body body) {
  First value{};
  require(get_parameter(value), "A parameter is missing or of another type.");
  if constexpr (sizeof...(Rest) == 0) body(value);
  else with_parameters<Rest...>([&](auto &...rest) { body(value, rest...); });
}

template <class Contract>
class dispatcher {
 public:
  explicit dispatcher(Contract &contract) : contract_(contract) {
    if (echo_is_constructor()) contract.constructor();
    echo_get_function_name(name_.raw());
    done_ = name_.size() == 0;
  }
  ~dispatcher() { require(done_, "The called function is missing."); }

  template <class Result, class... Arguments>
  dispatcher &call(const char *name, Result (Contract::*body)(Arguments...)) {
    if (done_ || !(name_ == name)) return *this;
    done_ = true;
    auto run = [&](auto &...arguments) { finish<Result>([&] { return (contract_.*body)(arguments...); }); };
    if constexpr (sizeof...(Arguments) == 0) run();
    else with_parameters<std::decay_t<Arguments>...>(run);
    return *this;
  }

 private:
  Contract &contract_;
  string name_;
  bool done_ = false;

  template <class Result, class Body>
  void finish(Body body) {
    if constexpr (std::is_void_v<Result>) body();
    else set_return_values(body());
  }
};

}  // namespace echo

#define FUNC(name) .call(#name, &self_type::name)

#define MAIN(contract, functions)                                                                                      \
  extern "C" void __apply() {                                                                                          \
    using self_type = contract;                                                                                        \
    contract self;                                                                                                     \
    echo::dispatcher<contract>(self) functions;                                                                        \
  }

#endif
