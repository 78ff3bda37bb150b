#include "signals.h"
#include "switch.h"
#include "system.h"
#include <asm/unistd.h>
#include <linux/signal.h>

/* 2.7 KiB of state with AVX-512, 11 KiB with AMX; a tick may come on top of a fault. */
static u8 signal_stack[64 << 10] __attribute__((aligned(4096)));

int on_signal_stack(u64 rsp) { return rsp - (u64)signal_stack <= sizeof signal_stack; }

/* The kernel's layout; the headers describe another for old C libraries. */
struct kernel_action {
  void *handler;
  u64 flags;
  void (*restorer)(void);
  u64 mask;
};

static void install(int signal, void *handler, u64 flags) {
  struct kernel_action action = {handler, flags, signal_return, 0};
  if (system_call(__NR_rt_sigaction, signal, (i64)&action, 0, sizeof action.mask, 0, 0)) fail("rt_sigaction is refused");
}

/* Ctrl-C reaches the whole process group: it is the parent's to say when to end. */
static void ignore_interrupts(void) { install(SIGINT, (void *)SIG_IGN, SA_RESTORER); }

void take_signals(void) {
  stack_t stack = {.ss_sp = signal_stack, .ss_size = sizeof signal_stack};
  if (system_call(__NR_sigaltstack, (i64)&stack, 0, 0, 0, 0, 0)) fail("sigaltstack is refused");
  /* NODEFER: the handler leaves without returning, so no signal may stay blocked behind it */
  u64 flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER | SA_RESTORER | SA_RESTART;
  const int taken[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGSYS, SIGALRM};
  for (u64 n = 0; n < sizeof taken / sizeof *taken; n++) install(taken[n], (void *)signal_entry, flags);
  ignore_interrupts();
}
