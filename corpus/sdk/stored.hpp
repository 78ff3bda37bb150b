/* A variable in the storage: reads and writes like one in memory, and is there again in the next call. */
#ifndef ECHO_STORED_HPP
#define ECHO_STORED_HPP

#include "stored-value.hpp"

namespace echo {

template <class Value>
class stored {
 public:
  explicit stored(string key) : key_(std::move(key)) {}

  /* An empty value where nothing is stored yet. */
  Value get() const {
    string bytes;
    return load_stored(key_, bytes) ? stored_form<Value>::read(bytes) : Value{};
  }
  operator Value() const { return get(); }

  stored &operator=(const Value &value) {
    stored_form<Value>::store(key_, value);
    return *this;
  }
  stored &operator=(const stored &other) { return *this = other.get(); }
  stored(const stored &) = default;

  stored &operator+=(const Value &value) { return *this = static_cast<Value>(get() + value); }
  stored &operator-=(const Value &value) { return *this = static_cast<Value>(get() - value); }
  stored &operator++() { return *this += Value(1); }
  stored &operator--() { return *this -= Value(1); }

  bool exists() const {
    string bytes;
    return load_stored(key_, bytes);
  }
  /* Keys that begin with this one go, too: the names of two variables must not begin alike when one of them is erased. */
  void erase() { echo_storage_remove(key_.raw()); }

 private:
  string key_;
};

}  // namespace echo

#endif
