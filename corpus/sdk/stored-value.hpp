/* How values lie in the storage: integers in their own bytes, little-endian; text behind its length in four bytes. */
#ifndef ECHO_STORED_VALUE_HPP
#define ECHO_STORED_VALUE_HPP

#include <type_traits>

#include "values.hpp"

namespace echo {

/* Integers and bool. */
template <class Value>
struct stored_form {
  static_assert(std::is_integral_v<Value>, "integers, bool and echo::string can be stored");
  static void store(const string &key, Value value) { echo_storage_store(key.raw(), &value, sizeof value); }
  static Value read(const string &bytes) {
    Value value{};
    require(bytes.size() == sizeof value, "What is stored has another type.");
    echo_memcpy(&value, bytes.begin(), sizeof value);
    return value;
  }
};

/* As in the output of a call, so that reading the variable by its name looks like a function that returns it. */
template <>
struct stored_form<string> {
  static void store(const string &key, const string &value) {
    uint32_t length = value.size();
    string whole = string(reinterpret_cast<const char *>(&length), sizeof length) + value;
    echo_storage_store(key.raw(), whole.begin(), whole.size());
  }
  static string read(const string &bytes) { return bytes.slice(sizeof(uint32_t), bytes.size()); }
};

/* Of this contract; false when nothing is stored there. */
inline bool load_stored(const string &key, string &bytes) {
  return echo_storage_load(echo_get_contract_id(), key.raw(), bytes.raw());
}

/* Keys of maps and rows: text as it is, numbers in decimal. */
inline string key_text(const string &key) { return key; }
inline string key_text(uint64_t key) { return to_string(key); }

}  // namespace echo

#endif
