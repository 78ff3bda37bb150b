/* A machine of one byte an instruction with a stack of numbers: a dense switch, which gcc compiles to a jump table. */
#include "contract.h"

#define DEPTH 16

typedef struct {
  const echo_string *program;
  uint32_t at, depth, steps;
  int64_t stack[DEPTH], kept[4];
  bool halted;
} machine;

static void push(machine *m, int64_t value) {
  require(m->depth < DEPTH, "The stack is full.");
  m->stack[m->depth++] = value;
}

static int64_t pop(machine *m) {
  require(m->depth > 0, "The stack is empty.");
  return m->stack[--m->depth];
}

/* Sums and products wrap around, as unsigned numbers do. */
static int64_t arithmetic(char operation, int64_t left, int64_t right) {
  switch (operation) {
    case '*': return (int64_t)((uint64_t)left * (uint64_t)right);
    case '+': return (int64_t)((uint64_t)left + (uint64_t)right);
    case '-': return (int64_t)((uint64_t)left - (uint64_t)right);
    case '/': return left / right;
    default: return left % right;
  }
}

static void jump_if(machine *m, bool taken, int64_t to) {
  require(to >= 0 && to <= m->program->length, "A jump leaves the program.");
  if (taken) m->at = (uint32_t)to;
}

/* Letters have neighbouring codes: this is the switch with the table. */
static void letter(machine *m, char code) {
  int64_t first = pop(m);
  switch (code) {
    case 'a': push(m, first < 0 ? arithmetic('-', 0, first) : first); break;
    case 'b': push(m, first & pop(m)); break;
    case 'c': push(m, ~first); break;
    case 'd': push(m, first), push(m, first); break;
    case 'e': push(m, first == pop(m)); break;
    case 'f': push(m, m->kept[first & 3]); break;
    case 'g': jump_if(m, true, first); break;
    case 'h': m->halted = true, push(m, first); break;
    case 'i': push(m, arithmetic('+', first, 1)); break;
    case 'j': jump_if(m, pop(m) != 0, first); break;
    case 'k': m->kept[first & 3] = pop(m); break;
    case 'l': push(m, pop(m) < first); break;
    case 'm': push(m, arithmetic('-', first, 1)); break;
    case 'n': push(m, first == 0); break;
    case 'o': push(m, first | pop(m)); break;
    case 'p': break;
    default: revert("There is no such instruction.");
  }
}

static bool is_digit(char code) { return code >= '0' && code <= '9'; }

static void step(machine *m) {
  char code = m->program->bytes[m->at++];
  require(++m->steps <= 1000, "The program takes too long.");
  if (code == ' ') return;
  if (is_digit(code)) {
    uint64_t value = (uint64_t)(code - '0');
    while (m->at < m->program->length && is_digit(m->program->bytes[m->at]))
      value = value * 10 + (uint64_t)(m->program->bytes[m->at++] - '0');
    push(m, (int64_t)value);
  } else if (code >= 'a') letter(m, code);
  else {
    int64_t right = pop(m);
    push(m, arithmetic(code, pop(m), right));
  }
}

/* Runs the program; what is left on the stack, from its bottom, and the number of steps. */
static void run(void) {
  echo_string program = parameter_string();
  machine m = {.program = &program};
  for (int64_t value; echo_get_parameter_i64(&value);) push(&m, value);
  while (m.at < program.length && !m.halted) step(&m);
  for (uint32_t n = 0; n < m.depth; n++) echo_return_i64(m.stack[n]);
  echo_return_u32(m.steps);
  text_free(&program);
}

/* Days of a month of a year: a switch with values that share a case. */
static void days(void) {
  uint32_t year = parameter_u32();
  uint8_t month = parameter_u8(), length = 31;
  switch (month) {
    case 2: length = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0) ? 29 : 28; break;
    case 4: case 6: case 9: case 11: length = 30; break;
    case 1: case 3: case 5: case 7: case 8: case 10: case 12: break;
    default: revert("A year has twelve months.");
  }
  echo_return_u8(length);
}

CONTRACT({"run", run}, {"days", days})
