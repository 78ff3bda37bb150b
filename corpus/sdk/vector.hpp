/* A row of values that grows by doubling. It moves its values and is not copied. */
#ifndef ECHO_VECTOR_HPP
#define ECHO_VECTOR_HPP

#include <new>
#include <utility>

#include "echo.h"

namespace echo {

template <class Value>
class vector {
 public:
  vector() = default;
  vector(const vector &) = delete;
  vector(vector &&other) noexcept { swap(other); }
  ~vector() {
    for (Value &one : *this) one.~Value();
    if (values_) echo_free(values_);
  }

  vector &operator=(vector other) noexcept {
    swap(other);
    return *this;
  }

  Value &push_back(Value value) {
    if (size_ == capacity_) grow();
    return *new (static_cast<void *>(values_ + size_++)) Value(std::move(value));
  }

  uint64_t size() const { return size_; }
  Value *begin() { return values_; }
  Value *end() { return values_ + size_; }
  const Value *begin() const { return values_; }
  const Value *end() const { return values_ + size_; }
  Value &operator[](uint64_t at) { return values_[at]; }
  const Value &operator[](uint64_t at) const { return values_[at]; }

 private:
  Value *values_ = nullptr;
  uint64_t size_ = 0;
  uint64_t capacity_ = 0;

  void swap(vector &other) noexcept {
    std::swap(values_, other.values_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
  }

  void grow() {
    uint64_t capacity = capacity_ ? 2 * capacity_ : 4;
    Value *values = static_cast<Value *>(echo_malloc(capacity * sizeof(Value)));
    for (uint64_t n = 0; n < size_; n++) {
      new (static_cast<void *>(values + n)) Value(std::move(values_[n]));
      values_[n].~Value();
    }
    if (values_) echo_free(values_);
    values_ = values;
    capacity_ = capacity;
  }
};

}  // namespace echo

#endif
