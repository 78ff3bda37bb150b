/* A row of values in the storage: its size lies under its name, the values under `name.0`, `name.1`, … */
#ifndef ECHO_STORED_VECTOR_HPP
#define ECHO_STORED_VECTOR_HPP

#include "stored.hpp"

namespace echo {

template <class Value>
class stored_vector {
 public:
  explicit stored_vector(const char *name) : size_(name), prefix_(string(name) + ".") {}

  uint32_t size() const { return size_; }

  void push_back(const Value &value) {
    at(size()) = value;
    ++size_;
  }
  /* The last one; it stays in the storage until another takes its place. */
  Value pop_back() {
    require(size() > 0, "The row is empty.");
    --size_;
    return at(size());
  }
  stored<Value> operator[](uint32_t index) {
    require(index < size(), "The row is shorter.");
    return at(index);
  }
  /* The values go, too. */
  void clear() {
    echo_storage_remove(prefix_.raw());
    size_ = 0;
  }

 private:
  stored<uint32_t> size_;
  string prefix_;

  stored<Value> at(uint32_t index) const { return stored<Value>(prefix_ + to_string(index)); }
};

}  // namespace echo

#endif
