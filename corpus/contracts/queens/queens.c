/* Backtracking: queens that do not attack each other, sums of subsets, orders of letters. */
#include "contract.h"

typedef struct {
  uint32_t size;
  uint64_t found;
  uint8_t rows[16];
} board;

/* Columns and both diagonals are sets of bits; the diagonals move by one with each row. */
static void place(board *b, uint32_t row, uint32_t columns, uint32_t left, uint32_t right) {
  if (row == b->size) {
    b->found++;
    return;
  }
  uint32_t open = ((1u << b->size) - 1) & ~(columns | left | right);
  for (; open != 0; open &= open - 1) {
    uint32_t bit = open & -open;
    if (b->found == 0) b->rows[row] = (uint8_t)(31 - __builtin_clz(bit));
    place(b, row + 1, columns | bit, (left | bit) << 1, (right | bit) >> 1);
  }
}

/* The number of solutions, and the first one: a column for each row. */
static void queens(void) {
  board b = {.size = parameter_u32()};
  require(b.size >= 1 && b.size <= 10, "A board has 1 to 10 rows.");
  place(&b, 0, 0, 0, 0);
  echo_return_u64(b.found);
  for (uint32_t row = 0; row < b.size && b.found > 0; row++) echo_return_u8(b.rows[row]);
}

static uint32_t subsets_with(const int64_t *values, uint32_t count, int64_t sum) {
  if (count == 0) return sum == 0;
  return subsets_with(values + 1, count - 1, sum) + subsets_with(values + 1, count - 1, sum - values[0]);
}

/* How many choices among the values have the sum. */
static void subsets(void) {
  int64_t sum = parameter_i64(), values[12];
  uint32_t count = 0;
  for (int64_t value; echo_get_parameter_i64(&value);) {
    require(count < 12, "At most 12 values.");
    values[count++] = value;
  }
  echo_return_u32(subsets_with(values, count, sum));
}

static void permute(echo_string *letters, uint32_t fixed) {
  if (fixed + 1 >= letters->length) echo_return_string(letters);
  for (uint32_t n = fixed; n < letters->length && fixed + 1 < letters->length; n++) {
    char kept = letters->bytes[fixed];
    letters->bytes[fixed] = letters->bytes[n], letters->bytes[n] = kept;
    permute(letters, fixed + 1);
    letters->bytes[n] = letters->bytes[fixed], letters->bytes[fixed] = kept;
  }
}

static void orders(void) {
  echo_string letters = parameter_string();
  require(letters.length <= 5, "At most five letters.");
  permute(&letters, 0);
  text_free(&letters);
}

static bool is_even(uint32_t value);
static bool is_odd(uint32_t value) { return value == 0 ? false : is_even(value - 1); }
static bool is_even(uint32_t value) { return value == 0 ? true : is_odd(value - 1); }

/* Two functions that call each other. */
static void even(void) { echo_return_bool(is_even(parameter_u32())); }

static uint32_t ackermann_of(uint32_t m, uint32_t n) {
  if (m == 0) return n + 1;
  return ackermann_of(m - 1, n == 0 ? 1 : ackermann_of(m, n - 1));
}

static void ackermann(void) {
  uint32_t m = parameter_u32();
  echo_return_u32(ackermann_of(m, parameter_u32()));
}

CONTRACT({"queens", queens}, {"subsets", subsets}, {"orders", orders}, {"even", even}, {"ackermann", ackermann})
