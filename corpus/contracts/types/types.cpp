/* Every type that goes in and out, as parameters of functions and read one by one. */
#include "contract.hpp"

class types : public echo::contract_base {
 public:
  bool opposite(bool value) { return !value; }
  int8_t i8(int8_t value) { return static_cast<int8_t>(value + 1); }
  int16_t i16(int16_t value) { return static_cast<int16_t>(value + 1); }
  int32_t i32(int32_t value) { return static_cast<int32_t>(value + 1u); }
  int64_t i64(int64_t value) { return static_cast<int64_t>(value + 1ul); }
  uint8_t u8(uint8_t value) { return static_cast<uint8_t>(value - 1); }
  uint16_t u16(uint16_t value) { return static_cast<uint16_t>(value - 1); }
  uint32_t u32(uint32_t value) { return value - 1; }
  uint64_t u64(uint64_t value) { return value - 1; }
  echo::string text(const echo::string &value) { return value + "!"; }

  /* All of them in one call, back in the opposite order. */
  void all(bool a, int8_t b, int16_t c, int32_t d, int64_t e, uint8_t f, uint16_t g, uint32_t h, uint64_t i,
           echo::string j) {
    echo::set_return_values(j, i, h, g, f, e, d, c, b, a);
  }

  /* Which types the next parameter is not, before one that it is: a refused parameter stays the next one. */
  void try_all() {
    bool truth = false;
    int8_t small = 0;
    uint32_t medium = 0;
    int64_t large = 0;
    echo::string words;
    /* One after the other: in which order arguments are evaluated is the compiler's choice. */
    bool is_words = echo::get_parameters(words), is_large = echo::get_parameters(large);
    bool is_medium = echo::get_parameters(medium), is_small = echo::get_parameters(small);
    bool is_truth = echo::get_parameters(truth);
    echo::set_return_values(is_truth, is_small, is_medium, is_large, is_words);
    echo::set_return_values(truth, small, medium, large, words);
  }

  /* As many numbers as there are. */
  void sum() {
    uint64_t total = 0, value = 0;
    uint16_t count = 0;
    for (; echo::get_parameters(value); count++) total += value;
    echo::set_return_values(total, count);
  }
};

MAIN(types, FUNC(opposite) FUNC(i8) FUNC(i16) FUNC(i32) FUNC(i64) FUNC(u8) FUNC(u16) FUNC(u32) FUNC(u64) FUNC(text)
     FUNC(all) FUNC(try_all) FUNC(sum))
