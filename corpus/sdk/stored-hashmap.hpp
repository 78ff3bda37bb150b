/* A map in the storage: the value of a key lies under `name.key`. */
#ifndef ECHO_STORED_HASHMAP_HPP
#define ECHO_STORED_HASHMAP_HPP

#include "stored.hpp"

namespace echo {

template <class Key, class Value>
class stored_hashmap {
 public:
  explicit stored_hashmap(const char *name) : prefix_(string(name) + ".") {}

  /* A variable: `balances[who] += 5`. */
  stored<Value> operator[](const Key &key) { return stored<Value>(prefix_ + key_text(key)); }
  bool contains(const Key &key) { return (*this)[key].exists(); }
  /* Every key at once; one alone cannot be erased, because keys that begin with it would go, too. */
  void clear() { echo_storage_remove(prefix_.raw()); }

 private:
  string prefix_;
};

}  // namespace echo

#endif
