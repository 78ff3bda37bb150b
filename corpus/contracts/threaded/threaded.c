/*
 * Threaded code: a program of letters is translated to addresses of labels, and each instruction jumps to the next one's
 * through them. There is no loop around it, and no switch.
 */
#include "contract.h"

#define DEPTH 32
#define LENGTH 256

typedef union {
  const void *label;
  int64_t number;
} cell;

typedef struct {
  const void *const *labels;
  cell cells[LENGTH];
  uint32_t used;
} code;

/* What the letters after a number stand for; the number itself is `#`. */
static const char LETTERS[] = "#+-*/%dsrx.";

static void append_number(code *code, const echo_string *source, uint32_t *at) {
  int64_t value = 0;
  for (; *at < source->length && source->bytes[*at] >= '0' && source->bytes[*at] <= '9'; (*at)++)
    value = value * 10 + (source->bytes[*at] - '0');
  code->cells[code->used++].label = code->labels[0];
  code->cells[code->used++].number = value;
}

static void append_letter(code *code, char letter) {
  uint32_t which = 1;
  while (LETTERS[which] != 0 && LETTERS[which] != letter) which++;
  require(LETTERS[which] != 0, "There is no such instruction.");
  code->cells[code->used++].label = code->labels[which];
}

static void translate(code *code, const echo_string *source) {
  for (uint32_t at = 0; at < source->length;) {
    require(code->used + 3 < LENGTH, "The program is too long.");
    char one = source->bytes[at];
    if (one >= '0' && one <= '9') append_number(code, source, &at);
    else if (at++, one != ' ') append_letter(code, one);
  }
  code->cells[code->used].label = code->labels[sizeof LETTERS - 1];
}

/* d doubles the top, s swaps the two on top, r returns the top, x drops it, . jumps back to the start while the top is not 0. */
static void run(void) {
  static const void *const labels[] = {&&number, &&add, &&subtract, &&multiply, &&divide, &&rest, &&again, &&swap, &&give, &&drop, &&loop, &&end};
  static code program;
  static int64_t stack[DEPTH];
  echo_string source = parameter_string();
  uint32_t depth = 0, jumps = 0;
  int64_t value = 0;
  program.labels = labels;
  translate(&program, &source);
  text_free(&source);
  while (depth < 4 && echo_get_parameter_i64(&stack[depth])) depth++;
  const cell *next = program.cells;

#define NEXT goto *(next++)->label
#define NEEDS(count) require(depth >= (count), "The stack is empty.")
  NEXT;
number:
  require(depth < DEPTH, "The stack is full.");
  stack[depth++] = (next++)->number;
  NEXT;
add:
  NEEDS(2);
  value = stack[--depth];
  stack[depth - 1] = (int64_t)((uint64_t)stack[depth - 1] + (uint64_t)value);
  NEXT;
subtract:
  NEEDS(2);
  value = stack[--depth];
  stack[depth - 1] = (int64_t)((uint64_t)stack[depth - 1] - (uint64_t)value);
  NEXT;
multiply:
  NEEDS(2);
  value = stack[--depth];
  stack[depth - 1] = (int64_t)((uint64_t)stack[depth - 1] * (uint64_t)value);
  NEXT;
divide:
  NEEDS(2);
  value = stack[--depth];
  stack[depth - 1] /= value;
  NEXT;
rest:
  NEEDS(2);
  value = stack[--depth];
  stack[depth - 1] %= value;
  NEXT;
again:
  NEEDS(1);
  require(depth < DEPTH, "The stack is full.");
  stack[depth] = stack[depth - 1];
  depth++;
  NEXT;
swap:
  NEEDS(2);
  value = stack[depth - 1];
  stack[depth - 1] = stack[depth - 2];
  stack[depth - 2] = value;
  NEXT;
give:
  NEEDS(1);
  echo_return_i64(stack[depth - 1]);
  NEXT;
drop:
  NEEDS(1);
  depth--;
  NEXT;
loop:
  NEEDS(1);
  require(jumps++ < 1000, "The program does not end.");
  if (stack[depth - 1] != 0) next = program.cells;
  NEXT;
end:
  echo_return_u32(depth);
}

CONTRACT({"run", run})
