#include "signals.h"
#include "bases.h"
#include "clock.h"
#include "contract.h"
#include "memory.h"
#include "plant.h"
#include "service.h"
#include "step.h"
#include "switch.h"
#include "system.h"
#include <asm/siginfo.h>
#include <asm/ucontext.h>
#include <linux/audit.h>
#include <linux/mman.h>

struct guest guest;

/* Exceptions by number (SDM 3A, table 6-1). */
enum { DEBUG = 1, BREAKPOINT = 3, OVERFLOW = 4, GENERAL_PROTECTION = 13, PAGE_FAULT = 14, ALIGNMENT = 17 };
/* Error codes: the instruction was being fetched; the selector is one of the interrupt table. */
enum { FETCH = 16, INTERRUPT_TABLE = 2 };

/* Ticks that a case may take which could be stepped through, another case, and one step: 0.2 ms, 1 s, 1 ms. */
#define FEW_TICKS 2
#define MANY_TICKS 10000
#define STEP_TICKS 10

extern const u8 __executable_start[], etext[];

/* A guest that has jumped into the runner may have done there what it liked: this process ends, and another takes over. */
static void require_outside(const struct sigcontext *machine) {
  if (machine->rip >= (u64)__executable_start && machine->rip < (u64)etext) fail("the guest has entered the runner");
}

/* The jump at `until` has been taken, and nothing of what follows it. */
static int is_leaving(const struct sigcontext *machine) { return machine->rip == (u64)leave_by_jump; }

/* A busy machine may let the ticks go by: then a case is skipped without need, but never judged wrongly. */
static u32 patience(void) {
  if (guest.exact) return STEP_TICKS;
  return guest.machine_case->limit <= MOST_STEPS ? FEW_TICKS : MANY_TICKS;
}

/* A contract at full speed has processor time: it may be long, and on a busy machine the clock on the wall runs ten times as fast. */
static int is_overdue(void) {
  if (is_contract && !guest.exact) return processor_microseconds() >= guest.deadline;
  return ++guest.ticks > patience();
}

static void tick(struct sigcontext *machine) {
  if (!guest.running || is_leaving(machine) || !is_overdue()) return;
  /* it came while a fault was being handled, which either ends the case or goes back to it: the next tick will find out */
  if (on_signal_stack(machine->rsp)) return;
  require_outside(machine);
  allow_ticks(); /* this handler does not return */
  conclude(machine, guest.exact ? STUCK : OUT_OF_TIME, machine->rip);
}

/* The trap stands behind its instruction: where did that begin? Stepping knows; otherwise it had no prefix, or exactness is asked for later. */
static u64 before_trap(u64 rip) {
  if (guest.exact) return guest.at;
  const u8 *last = guest_byte(rip - 1, PROT_EXEC);
  return last && (*last == 0xcc || *last == 0xf1) ? rip - 1 : rip - 2;
}

static int is_until(u64 rip) { return (guest.machine_case->flags & HAS_UNTIL) && rip == guest.machine_case->until; }

/* A locked access that was paused may run, unless it is one that must not. */
static void run_locked(struct sigcontext *machine, u64 at) {
  machine->rip = at;
  if (would_split(machine, at)) conclude(machine, SPLIT_LOCK, at);
}

static void breakpoint(struct sigcontext *machine) {
  u64 at = machine->rip - 1;
  if (!guest.exact && is_until(at)) conclude(machine, UNTIL, at);
  if (!guest.exact && pull_out(at)) return run_locked(machine, at);
  serve(machine, 3, before_trap(machine->rip));
}

/* A single step, or INT1. A guest that sets TF itself is seen one instruction too late. */
static void debug(struct sigcontext *machine, int code) {
  if (guest.exact && guest.instruction.kind == TRAPPING_INTERRUPT) serve(machine, guest.instruction.vector, guest.at);
  else if (code == TRAP_BRKPT) serve(machine, 1, before_trap(machine->rip));
  else if (guest.exact) end_step(machine);
  else conclude(machine, SINGLE_STEP, machine->rip);
}

static void protection(struct sigcontext *machine) {
  if (machine->err & INTERRUPT_TABLE) return serve(machine, (u32)machine->err >> 3, machine->rip);
  int asked = instruction_at(machine->rip).kind == ASKS_MACHINE;
  conclude_with(machine, asked ? NOT_REPEATABLE : FAULT, machine->rip, GENERAL_PROTECTION);
}

/* RET to 0 without `until`, as far as can be told afterwards: what lies below RSP is the 0 that was popped. */
static int has_returned(const struct sigcontext *machine) {
  if (machine->rip != 0 || (guest.machine_case->flags & HAS_UNTIL)) return 0;
  for (u64 n = 1; n <= 8; n++) {
    const u8 *byte = guest_byte(machine->rsp - n, PROT_READ);
    if (!byte || *byte != 0) return 0;
  }
  return 1;
}

void conclude_unfetchable(struct sigcontext *machine, u64 at) {
  machine->err = FETCH;
  machine->cr2 = at;
  conclude_with(machine, FAULT, at, PAGE_FAULT);
}

static void page_fault(struct sigcontext *machine) {
  int fetch = (machine->err & FETCH) != 0;
  if (fetch && is_until(machine->rip)) conclude(machine, UNTIL, machine->rip);
  if (fetch && !guest.exact && has_returned(machine)) conclude(machine, RETURN, 0);
  conclude_with(machine, FAULT, machine->rip, PAGE_FAULT);
}

/*
 * INT 80 is one, too, after which the kernel has left of RAX its lower half: stepping knows the whole. Where no SYSCALL stands, the guest has
 * come back from the page of old system calls, which stepping does not enter.
 */
static void system_call_refused(struct sigcontext *machine, const siginfo_t *info) {
  const u8 *first = guest_byte(machine->rip - 2, PROT_EXEC), *second = guest_byte(machine->rip - 1, PROT_EXEC);
  int is_64 = info->si_arch == AUDIT_ARCH_X86_64;
  if (machine->rip / PAGE == VSYSCALL / PAGE) conclude_unfetchable(machine, machine->rip);
  if (is_64 && !guest.exact && (!first || !second || *first != 0x0f || *second != 0x05)) conclude(machine, STEP_INSTEAD, machine->rip);
  if (is_64 || !second || *second != 0x80) conclude(machine, SYSTEM_CALL, guest.exact ? guest.at : machine->rip - 2);
  if (!guest.exact) conclude(machine, STEP_INSTEAD, machine->rip - 2);
  machine->rax = guest.rax;
  serve(machine, 0x80, guest.at);
}

/* With AC set the jump at `until` may not read where it goes. */
static void misaligned(struct sigcontext *machine) {
  conclude(machine, !guest.exact && is_until(machine->rip) ? UNTIL : ALIGNMENT_CHECK, machine->rip);
}

static void exception(struct sigcontext *machine, const siginfo_t *info) {
  switch (machine->trapno) {
  case DEBUG: return debug(machine, info->si_code);
  case BREAKPOINT: return breakpoint(machine);
  case OVERFLOW: return serve(machine, 4, guest.exact ? guest.at : machine->rip - 2);
  case GENERAL_PROTECTION: return protection(machine);
  case PAGE_FAULT: return page_fault(machine);
  case ALIGNMENT: return misaligned(machine);
  default: conclude_with(machine, FAULT, machine->rip, (u32)machine->trapno);
  }
}

/* switch.S comes here with every signal. To return is to let the guest go on. */
void on_signal(int signal, const siginfo_t *info, struct ucontext *context) {
  struct sigcontext *machine = &context->uc_mcontext;
  if (signal == SIGALRM) return tick(machine);
  if (!guest.running) fail("the runner itself has faulted");
  /* with TF the jump is the one instruction after which the CPU traps */
  if (is_leaving(machine)) conclude(machine, UNTIL, guest.machine_case->until);
  require_outside(machine);
  if (machine->cs != code_selector()) conclude(machine, OTHER_CODE_SEGMENT, guest.exact ? guest.at : machine->rip);
  if (signal == SIGSYS) return system_call_refused(machine, info);
  exception(machine, info);
}
