#include "step.h"
#include "bases.h"
#include "locked.h"
#include "memory.h"

#define TF 0x100ul

void begin_step(u64 at, u64 rax) {
  guest.at = at;
  guest.rax = rax;
  guest.instruction = instruction_at(at);
}

/* PUSHF has stored our trap flag: bit 0 of the second byte, whatever its size. */
static void clear_pushed_flag(u64 rsp) {
  u8 *byte = guest_byte(rsp + 1, 0);
  if (byte) *byte &= 0xfe;
}

int would_split(const struct sigcontext *machine, u64 at) {
  u64 registers[16], fs_base, gs_base;
  read_registers(machine, registers);
  read_bases(&fs_base, &gs_base);
  return splits_line(at, registers, fs_base, gs_base);
}

void go_on(struct sigcontext *machine, u64 next) {
  const struct case_record *one = guest.machine_case;
  machine->rip = next;
  guest.steps++;
  if ((one->flags & HAS_UNTIL) && next == one->until) conclude(machine, UNTIL, next);
  if (!guest.exact) return;
  if (guest.steps >= one->limit) conclude(machine, LIMIT, next);
  if (next / PAGE == VSYSCALL / PAGE) conclude_unfetchable(machine, next);
  begin_step(next, machine->rax);
  if (would_split(machine, next)) conclude(machine, SPLIT_LOCK, next);
  machine->eflags |= TF;
}

void end_step(struct sigcontext *machine) {
  enum instruction_kind kind = guest.instruction.kind;
  u64 next = machine->rip;
  guest.ticks = 0;
  if (++guest.traps > guest.most_traps) conclude(machine, OUT_OF_TIME, next);
  if (kind == REPEATED_STRING && next == guest.at) return;
  if (kind == PUSHES_FLAGS) clear_pushed_flag(machine->rsp);
  int ended = (guest.machine_case->flags & HAS_UNTIL) == 0 && kind == NEAR_RETURN && next == 0;
  if (ended) guest.steps++, conclude(machine, RETURN, 0);
  guest.own_trap_flag = kind == POPS_FLAGS ? machine->eflags & TF : 0;
  if (guest.own_trap_flag && !(guest.machine_case->flags & HAS_UNTIL && next == guest.machine_case->until))
    guest.steps++, conclude(machine, SINGLE_STEP, next);
  go_on(machine, next);
}
