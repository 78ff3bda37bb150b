/* Templates: a vector of anything, a sorted map, a fixed-point number, sorting with a lambda, a compiled table. */
#include "contract.hpp"

using echo::string;
using echo::vector;

/* A tree that is kept in heap order by random priorities: expected depth 2 log n. */
template <class Key, class Value>
class map {
 public:
  map() = default;
  map(const map &) = delete;
  map &operator=(const map &) = delete;
  ~map() { release(root_); }

  Value &operator[](const Key &key) { return find_or_insert(root_, key); }

  template <class Visit>
  void each(Visit visit) const {
    walk(root_, visit);
  }

 private:
  struct node {
    Key key;
    Value value{};
    uint32_t priority;
    node *left = nullptr, *right = nullptr;
  };
  node *root_ = nullptr;
  uint32_t random_ = 2463534242;

  /* Marsaglia's xorshift with a fixed seed: the same tree in every run. */
  uint32_t next_random() {
    random_ ^= random_ << 13;
    random_ ^= random_ >> 17;
    return random_ ^= random_ << 5;
  }

  static void lift(node *&top, node *node::*down, node *node::*up) {
    node *child = top->*down;
    top->*down = child->*up;
    child->*up = top;
    top = child;
  }

  Value &find_or_insert(node *&top, const Key &key) {
    if (!top) return (top = new node{key, Value{}, next_random()})->value;
    if (!(key < top->key) && !(top->key < key)) return top->value;
    node *node::*side = key < top->key ? &node::left : &node::right;
    Value &found = find_or_insert(top->*side, key);
    if ((top->*side)->priority > top->priority) lift(top, side, side == &node::left ? &node::right : &node::left);
    return found;
  }

  template <class Visit>
  static void walk(const node *top, Visit &visit) {
    if (!top) return;
    walk(top->left, visit);
    visit(top->key, top->value);
    walk(top->right, visit);
  }

  static void release(node *top) {
    if (!top) return;
    release(top->left);
    release(top->right);
    delete top;
  }
};

template <class Value, class Before>
void sort(vector<Value> &values, Before before) {
  for (uint64_t n = 1; n < values.size(); n++)
    for (uint64_t at = n; at > 0 && before(values[at], values[at - 1]); at--) std::swap(values[at], values[at - 1]);
}

/* A number with that many binary digits behind the point. */
template <int Digits>
struct fixed {
  int64_t raw;
  static constexpr fixed of(int64_t whole) { return {whole * (int64_t{1} << Digits)}; }
  friend constexpr fixed operator+(fixed left, fixed right) { return {left.raw + right.raw}; }
  friend constexpr fixed operator*(fixed left, fixed right) {
    return {static_cast<int64_t>(static_cast<__int128>(left.raw) * right.raw >> Digits)};
  }
};

struct squares {
  uint32_t values[16];
  constexpr squares() : values() {
    for (uint32_t n = 0; n < 16; n++) values[n] = n * n;
  }
};
static constexpr squares SQUARES;

class containers : public echo::contract_base {
 public:
  /* Every word once, in order, with how often it came. */
  void tally() {
    map<string, uint32_t> counts;
    for (string word; echo::get_parameters(word); word = string()) counts[word]++;
    counts.each([](const string &word, uint32_t count) { echo::set_return_values(word, count); });
  }

  /* A map of maps: how often each remainder falls on each last digit. */
  void remainders(uint32_t count, uint32_t divisor) {
    map<uint32_t, map<uint8_t, uint16_t>> table;
    for (uint32_t n = 0; n < count; n++) table[n * n % divisor][static_cast<uint8_t>(n % 10)]++;
    table.each([](uint32_t remainder, const auto &row) {
      uint64_t code = 0;
      row.each([&](uint8_t digit, uint16_t times) { code = code * 100 + digit * 10u + times % 10; });
      echo::set_return_values(remainder, code);
    });
  }

  /* By length, then by content. */
  void by_length() {
    vector<string> words;
    for (string word; echo::get_parameters(word); word = string()) words.push_back(word);
    sort(words, [](const string &left, const string &right) {
      return left.size() != right.size() ? left.size() < right.size() : left < right;
    });
    for (const string &word : words) echo::set_return_values(word);
  }

  void distinct() {
    vector<int64_t> seen;
    for (int64_t value = 0; echo::get_parameters(value);) {
      bool known = false;
      for (int64_t one : seen) known |= one == value;
      if (!known) seen.push_back(value);
    }
    sort(seen, [](int64_t left, int64_t right) { return left < right; });
    for (int64_t value : seen) echo::set_return_values(value);
    echo::set_return_values(static_cast<uint8_t>(seen.size()));
  }

  /* 1 + x + x² + … by Horner's rule, x in 1/65536. */
  int64_t series(int32_t x, uint32_t terms) {
    using number = fixed<16>;
    number sum = number::of(0);
    for (uint32_t n = 0; n < terms; n++) sum = sum * number{x} + number::of(1);
    return sum.raw;
  }

  uint32_t square(uint8_t value) {
    echo::require(value < 16, "The table has 16 squares.");
    return SQUARES.values[value];
  }
};

MAIN(containers, FUNC(tally) FUNC(remainders) FUNC(by_length) FUNC(distinct) FUNC(series) FUNC(square))
