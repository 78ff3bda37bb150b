/* How values travel between functions: in registers, on the stack, through hidden pointers, by variable number. */
#include <stdarg.h>

#include "contract.h"

/* 16 bytes: two registers. */
typedef struct {
  int64_t x, y;
} point;

/* 24 bytes: on the stack, and back through a hidden pointer. */
typedef struct {
  point center;
  uint32_t radius;
  bool filled;
} circle;

/* Fields that share a word. */
typedef struct {
  uint32_t red : 5, green : 6, blue : 5;
  int32_t balance : 12;
} packed;

typedef union {
  uint64_t whole;
  uint32_t halves[2];
  uint8_t bytes[8];
} view;

#define APART __attribute__((noinline))

static APART point moved(point from, point by) { return (point){from.x + by.x, from.y + by.y}; }

static APART circle grown(circle from, uint32_t by, point to) {
  from.radius += by;
  from.center = moved(from.center, to);
  from.filled = !from.filled;
  return from;
}

static void structs(void) {
  circle start = {{parameter_i64(), 0}, 0, false};
  start.center.y = parameter_i64();
  start.radius = parameter_u32();
  circle end = grown(grown(start, 5, (point){10, -10}), 7, (point){-1, 1});
  echo_return_i64(end.center.x);
  echo_return_i64(end.center.y);
  echo_return_u32(end.radius);
  echo_return_bool(end.filled);
}

/* Six arguments travel in registers, the other four on the stack, each in a word of its own. */
static APART int64_t ten(int8_t a, uint8_t b, int16_t c, uint16_t d, int32_t e, uint32_t f, int8_t g,
                         uint16_t h, int64_t i, bool j) {
  return a + 2 * b + 3 * c + 4 * d + 5 * (int64_t)e + 6 * (int64_t)f + 7 * g + 8 * h + 9 * i + 10 * j;
}

static void many(void) {
  int64_t base = parameter_i64();
  echo_return_i64(ten((int8_t)base, (uint8_t)base, (int16_t)base, (uint16_t)base, (int32_t)base, (uint32_t)base,
                      (int8_t)-base, (uint16_t)-base, base % 1000, base & 1));
}

static APART int64_t sum_of(uint32_t count, ...) {
  va_list values;
  va_start(values, count);
  int64_t sum = 0;
  while (count-- > 0) sum = sum * 10 + va_arg(values, int64_t);
  va_end(values);
  return sum;
}

/* Two values in registers, or nine: the list then goes on from registers to the stack. */
static void variadic(void) {
  int64_t a = parameter_i64(), b = parameter_i64();
  echo_return_i64(sum_of(0));
  echo_return_i64(sum_of(2, a, b));
  echo_return_i64(sum_of(9, a, b, a, b, a, b, a, b, a));
}

static void put(char *out, uint32_t *at, char byte) {
  if (*at < 64) out[(*at)++] = byte;
}

static void put_number(char *out, uint32_t *at, uint64_t value) {
  if (value >= 10) put_number(out, at, value / 10);
  put(out, at, (char)('0' + value % 10));
}

/* `%d` int64_t, `%u` uint32_t, `%s` text, `%c` char; anything else stands for itself. At most 64 bytes. */
static APART echo_string format(char *out, const char *pattern, ...) {
  va_list values;
  va_start(values, pattern);
  uint32_t at = 0;
  for (; *pattern; pattern++) {
    if (*pattern != '%') {
      put(out, &at, *pattern);
      continue;
    }
    switch (*++pattern) {
      case 'd': {
        int64_t value = va_arg(values, int64_t);
        if (value < 0) put(out, &at, '-');
        put_number(out, &at, value < 0 ? -(uint64_t)value : (uint64_t)value);
        break;
      }
      case 'u': put_number(out, &at, va_arg(values, uint32_t)); break;
      case 'c': put(out, &at, (char)va_arg(values, int)); break;
      case 's':
        for (const char *text = va_arg(values, const char *); *text; text++) put(out, &at, *text);
        break;
      default: put(out, &at, *pattern);
    }
  }
  va_end(values);
  return (echo_string){out, at};
}

static void print(void) {
  char line[64];
  int64_t value = parameter_i64();
  echo_string result = format(line, "%s: %d, %u%c %d%%", "value", value, (uint32_t)value, '!', -value / 2);
  echo_return_string(&result);
}

static void fields(void) {
  uint32_t value = parameter_u32();
  packed p = {.red = value & 31, .green = value >> 5 & 63, .blue = value >> 11 & 31, .balance = -5};
  p.red += 1;
  p.balance -= (int32_t)(value & 255);
  echo_return_u8(p.red);
  echo_return_u8(p.green);
  echo_return_u8(p.blue);
  echo_return_i16(p.balance);
}

static void views(void) {
  view v = {.whole = parameter_u64()};
  v.bytes[0] ^= 0xff;
  echo_return_u32(v.halves[1]);
  echo_return_u8(v.bytes[7]);
  echo_return_u64(v.whole);
}

/* An array whose size is known when it runs only. */
static void room(void) {
  uint32_t count = parameter_u32();
  require(count >= 1 && count <= 1000, "1 to 1000 values.");
  uint32_t values[count], sum = 0;
  for (uint32_t n = 0; n < count; n++) values[n] = n * n;
  for (uint32_t n = 0; n < count; n += 3) sum += values[count - 1 - n];
  echo_return_u32(sum);
  echo_return_u64(sizeof values);
}

CONTRACT({"structs", structs}, {"many", many}, {"variadic", variadic}, {"print", print}, {"fields", fields},
         {"views", views}, {"room", room})
