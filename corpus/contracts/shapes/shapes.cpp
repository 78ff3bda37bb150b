/* Virtual functions: through a base class, two bases, a shared base, and pointers to members. */
#include "contract.hpp"

class shape {
 public:
  virtual ~shape() = default;
  virtual int64_t area() const = 0;
  virtual const char *name() const { return "shape"; }
};

class rectangle : public shape {
 public:
  rectangle(int64_t width, int64_t height) : width_(width), height_(height) {}
  int64_t area() const override { return width_ * height_; }
  const char *name() const override { return "rectangle"; }

 private:
  int64_t width_, height_;
};

class square final : public rectangle {
 public:
  explicit square(int64_t side) : rectangle(side, side) {}
  const char *name() const override { return "square"; }
};

/* Keeps the name of its base. */
class triangle final : public shape {
 public:
  triangle(int64_t base, int64_t height) : base_(base), height_(height) {}
  int64_t area() const override { return base_ * height_ / 2; }

 private:
  int64_t base_, height_;
};

class counted {
 public:
  virtual ~counted() { gone++; }
  virtual uint32_t weight() const { return 1; }
  static uint32_t gone;
};
uint32_t counted::gone = 0;

/* Two bases with tables of their own: a call through the second one goes through a thunk. */
class crate final : public rectangle, public counted {
 public:
  crate(int64_t side, uint32_t weight) : rectangle(side, 2 * side), weight_(weight) {}
  uint32_t weight() const override { return weight_ + static_cast<uint32_t>(area()); }
  const char *name() const override { return "crate"; }

 private:
  uint32_t weight_;
};

struct device {
  uint32_t id = 7;
  virtual uint32_t power() const { return id; }
};
struct lamp : virtual device {
  uint32_t watts = 40;
  uint32_t power() const override { return watts + id; }
};
struct motor : virtual device {
  uint32_t turns = 3;
};
/* One device, whichever way one goes. */
struct fan final : lamp, motor {
  uint32_t power() const override { return lamp::power() * turns; }
};

static shape *make(uint32_t index, int64_t size) {
  switch (index % 4) {
    case 0: return new rectangle(size, size + 1);
    case 1: return new square(size);
    case 2: return new triangle(size, size + 3);
    default: return new crate(size, index);
  }
}

class shapes : public echo::contract_base {
 public:
  /* A shape for each size; their names and the sum of their areas. */
  int64_t total() {
    int64_t sum = 0, size = 0;
    for (uint32_t index = 0; echo::get_parameters(size); index++) {
      shape *one = make(index, size);
      sum += one->area();
      echo::set_return_values(echo::string(one->name()));
      delete one;
    }
    return sum;
  }

  /* The second base alone is known; what is deleted is the whole. */
  void crates(uint32_t count) {
    uint32_t weight = 0;
    for (uint32_t n = 0; n < count; n++) {
      const counted *one = n % 2 ? new crate(n, 100) : new counted();
      weight += one->weight();
      delete one;
    }
    echo::set_return_values(weight, counted::gone);
  }

  uint32_t shared_base(uint32_t id) {
    fan whole;
    whole.id = id;
    const device &seen = static_cast<const motor &>(whole);
    return seen.power();
  }

  /* Through pointers to members, virtual and not. */
  int64_t chosen(int64_t left, int64_t right, uint8_t which) {
    using operation = int64_t (shapes::*)(int64_t, int64_t) const;
    static constexpr operation operations[] = {&shapes::plus, &shapes::minus, &shapes::times};
    echo::require(which < 3, "There are three operations.");
    return (this->*operations[which])(left, right);
  }

 private:
  virtual int64_t plus(int64_t left, int64_t right) const { return left + right; }
  int64_t minus(int64_t left, int64_t right) const { return left - right; }
  virtual int64_t times(int64_t left, int64_t right) const { return left * right; }
};

MAIN(shapes, FUNC(total) FUNC(crates) FUNC(shared_base) FUNC(chosen))
