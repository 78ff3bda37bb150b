/* Keys to values in memory, in no order. Open addressing, twice as many places as entries; nothing is removed. */
#ifndef ECHO_HASHMAP_HPP
#define ECHO_HASHMAP_HPP

#include "text.hpp"
#include "vector.hpp"

namespace echo {

/* FNV-1a, 64 bits: the same on every machine. */
inline uint64_t hash_of(const string &key) {
  uint64_t hash = 0xcbf29ce484222325;
  for (char one : key) hash = (hash ^ static_cast<uint8_t>(one)) * 0x100000001b3;
  return hash;
}
/* By the golden ratio: neighbours go far apart. */
inline uint64_t hash_of(uint64_t key) { return key * 0x9e3779b97f4a7c15 >> 16; }

template <class Key, class Value>
class hashmap {
 public:
  struct entry {
    Key key;
    Value value;
  };

  /* The value of the key; a new key gets an empty one. */
  Value &operator[](const Key &key) {
    if (2 * (entries_.size() + 1) > places_.size()) grow();
    uint64_t at = place(key);
    if (places_[at] == 0) {
      entries_.push_back({key, Value{}});
      places_[at] = entries_.size();
    }
    return entries_[places_[at] - 1].value;
  }

  bool contains(const Key &key) const { return places_.size() > 0 && places_[place(key)] != 0; }
  uint64_t size() const { return entries_.size(); }
  /* Entries in the order in which their keys came. */
  const entry *begin() const { return entries_.begin(); }
  const entry *end() const { return entries_.end(); }

 private:
  vector<entry> entries_;
  /* Index of the entry and 1, or 0 for none. A power of two of them. */
  vector<uint64_t> places_;

  uint64_t place(const Key &key) const {
    uint64_t mask = places_.size() - 1, at = hash_of(key) & mask;
    while (places_[at] != 0 && !(entries_[places_[at] - 1].key == key)) at = (at + 1) & mask;
    return at;
  }

  void grow() {
    uint64_t size = places_.size() ? 2 * places_.size() : 8;
    places_ = vector<uint64_t>();
    for (uint64_t n = 0; n < size; n++) places_.push_back(0);
    for (uint64_t n = 0; n < entries_.size(); n++) places_[place(entries_[n].key)] = n + 1;
  }
};

}  // namespace echo

#endif
