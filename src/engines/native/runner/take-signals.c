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
  u64 flags = SA_SIGINFO | SA_ONSTACK | SA_RESTORER | SA_RESTART;
  /* NODEFER: the handler leaves without returning, so no signal may stay blocked behind it */
  const int taken[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGSYS};
  for (u64 n = 0; n < sizeof taken / sizeof *taken; n++) install(taken[n], (void *)signal_entry, flags | SA_NODEFER);
  /* no tick on top of a tick: where a busy machine is slower than the clock they would pile up beyond the stack */
  install(SIGALRM, (void *)signal_entry, flags);
  ignore_interrupts();
}

void allow_ticks(void) {
  u64 ticks = 1ul << (SIGALRM - 1);
  if (system_call(__NR_rt_sigprocmask, SIG_UNBLOCK, (i64)&ticks, 0, sizeof ticks, 0, 0)) fail("rt_sigprocmask is refused");
}
