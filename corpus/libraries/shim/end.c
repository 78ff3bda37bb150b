/* The ends that a program may come to: each is contract_error, with what happened as its message. */
#include "contract.h"

static void end(const char *why) {
  revert(why);
  __builtin_unreachable();
}

void abort(void) { end("abort"); }

void exit(int code) {
  (void)code;
  end("exit");
}

void __assert_fail(const char *expression, const char *file, int line, const char *function) {
  (void)file, (void)line, (void)function;
  end(expression);
}
