/* A ledger that lives in the storage alone: many keys, long values, everything read back. */
#include "echo.hpp"

class accounts : public contract_base {
 public:
  /* `count` entries in an order that is no order; the sum of all, and of every third one. */
  void fill(uint32_t count) {
    for (uint32_t n = 0; n < count; n++) entries[n * 7919 % count] += n * n;
    uint64_t all = 0, third = 0;
    for (uint32_t n = 0; n < count; n++) {
      all += entries[n];
      if (n % 3 == 0) third += entries[n];
    }
    set_return_values(all, third);
  }

  /* A text that doubles each time it is stored; the storage takes 65,536 bytes. */
  uint32_t grow(uint32_t times) {
    page = "0123456789abcdef";
    for (uint32_t n = 0; n < times; n++) page = page.get() + page.get();
    return page.get().size();
  }

  /* A key of that many bytes; the name and the dot count, and 1,024 are the most. */
  bool long_key(uint32_t bytes) {
    string key("k");
    while (key.size() < bytes) key = key + key;
    key = key.slice(0, bytes);
    names[key] = true;
    return names[key];
  }

  /* Moves money around in a ring: every account gives its neighbour half. */
  void ring(uint32_t members, uint32_t rounds) {
    entries[0] = 1 << 20;
    for (uint32_t n = 0; n < members * rounds; n++) {
      uint64_t half = entries[n % members] / 2;
      entries[n % members] -= half;
      entries[(n + 1) % members] += half;
    }
    for (uint32_t n = 0; n < members; n++) set_return_values(entries[n].get());
  }

  /* Erasing one takes those with it whose keys begin alike: 1 takes 10 and 11. */
  void erase(uint64_t which) {
    for (uint64_t n = 0; n < 12; n++) entries[n] = n;
    entries[which].erase();
    uint32_t left = 0;
    for (uint64_t n = 0; n < 12; n++) left += entries.contains(n);
    set_return_values(left);
  }

 private:
  DB_HASHMAP(uint64_t, uint64_t, entries)
  DB_HASHMAP(string, bool, names)
  DB_STRING(page)
};

MAIN(accounts, FUNC(fill) FUNC(grow) FUNC(long_key) FUNC(ring) FUNC(erase))
