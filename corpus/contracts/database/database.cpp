/* Every kind of variable that stays. */
#include "echo.hpp"

class database : public contract_base {
 public:
  /* The empty values first, then what was stored; bytes and text as they come back. */
  void flags(bool on, const string &words) {
    set_return_values(is_on.get(), is_on.exists(), note.get(), note.exists());
    is_on = on;
    note = words;
    set_return_values(is_on.get(), is_on.exists(), note.get(), note.exists());
  }

  void widths(int64_t value) {
    i8 = static_cast<int8_t>(value), u8 = static_cast<uint8_t>(value);
    i16 = static_cast<int16_t>(value), u16 = static_cast<uint16_t>(value);
    i32 = static_cast<int32_t>(value), u32 = static_cast<uint32_t>(value);
    i64 = value, u64 = static_cast<uint64_t>(value);
    ++u8, --u16, u32 += 5, u64 -= 7;
    set_return_values(i8.get(), u8.get(), i16.get(), u16.get(), i32.get(), u32.get(), i64.get(), u64.get());
  }

  /* Numbers up to the first parameter that is none; the last one comes off again. */
  uint64_t row() {
    uint64_t value = 0, sum = 0;
    while (get_parameters(value)) numbers.push_back(value);
    for (uint32_t at = 0; at < numbers.size(); at++) sum += numbers[at];
    set_return_values(numbers.pop_back());
    set_return_values(numbers.size());
    return sum;
  }

  /* Past the end. */
  uint64_t at(uint32_t index) {
    numbers.push_back(11), numbers.push_back(12);
    return numbers[index];
  }

  /* Counts words; then how often the first one came, and whether it is still there once all are cleared. */
  void words(const string &first) {
    string word = first;
    do ++counts[word];
    while ((word = string(), get_parameters(word)));
    set_return_values(counts[first].get(), counts.contains("nothing"));
    counts.clear();
    set_return_values(counts.contains(first), counts[first].get());
  }

  /* By number: keys are decimal. */
  string squares(uint64_t up_to) {
    for (uint64_t n = 0; n <= up_to; n++) names[n] = to_string(n * n);
    return names[up_to].get() + "/" + names[up_to / 2].get();
  }

  /* A variable of the same name is another one for every contract. */
  bool elsewhere(uint32_t contract) {
    note = "mine";
    string found;
    return echo_storage_load(contract, string("note").raw(), found.raw());
  }

 private:
  DB_BOOL(is_on)
  DB_STRING(note)
  DB_INT8(i8) DB_INT16(i16) DB_INT32(i32) DB_INT64(i64)
  DB_UINT8(u8) DB_UINT16(u16) DB_UINT32(u32) DB_UINT64(u64)
  DB_VECTOR(uint64_t, numbers)
  DB_HASHMAP(string, uint32_t, counts)
  DB_HASHMAP(uint64_t, string, names)
};

MAIN(database, FUNC(flags) FUNC(widths) FUNC(row) FUNC(at) FUNC(words) FUNC(squares) FUNC(elsewhere))
