/* The state that a signal has brought becomes the outcome of the case. */
#include "bases.h"
#include "guest.h"
#include "memory.h"
#include "switch.h"

#define TF 0x100ul
/* In the FXSAVE image that the kernel leaves with every signal. */
#define AT_MXCSR 24
#define AT_XMM 160

static void take_vectors(const u8 *saved) {
  u32 mxcsr;
  memcpy(&mxcsr, saved + AT_MXCSR, sizeof mxcsr);
  memcpy(guest.vectors.xmm, saved + AT_XMM, sizeof guest.vectors.xmm);
  guest.vectors.mxcsr = mxcsr;
}

void read_registers(const struct sigcontext *from, u64 *to) {
  const u64 in_order[16] = {from->rax, from->rcx, from->rdx, from->rbx, from->rsp, from->rbp, from->rsi, from->rdi,
                            from->r8,  from->r9,  from->r10, from->r11, from->r12, from->r13, from->r14, from->r15};
  for (int n = 0; n < 16; n++) to[n] = in_order[n];
}

void write_registers(struct sigcontext *to, const u64 *from) {
  to->rax = from[0], to->rcx = from[1], to->rdx = from[2], to->rbx = from[3];
  to->rsp = from[4], to->rbp = from[5], to->rsi = from[6], to->rdi = from[7];
  to->r8 = from[8], to->r9 = from[9], to->r10 = from[10], to->r11 = from[11];
  to->r12 = from[12], to->r13 = from[13], to->r14 = from[14], to->r15 = from[15];
}

void describe(const struct sigcontext *machine, enum ending ending, u64 at, u32 trap) {
  struct outcome_record *outcome = guest.outcome;
  read_registers(machine, outcome->registers);
  read_bases(&outcome->fs_base, &outcome->gs_base);
  outcome->rflags = guest.exact ? (machine->eflags & ~TF) | guest.own_trap_flag : machine->eflags;
  outcome->rip = at;
  outcome->steps = guest.exact ? guest.steps : STEPS_UNKNOWN;
  outcome->ending = ending;
  outcome->trap = trap;
  outcome->error = (u32)machine->err;
  outcome->address = machine->cr2;
  if (machine->fpstate && (guest.machine_case->flags & HAS_VECTORS)) take_vectors((const u8 *)machine->fpstate);
}

void conclude_with(const struct sigcontext *machine, enum ending ending, u64 at, u32 trap) {
  describe(machine, ending, at, trap);
  guest.running = 0;
  leave_guest();
}

void conclude(const struct sigcontext *machine, enum ending ending, u64 at) { conclude_with(machine, ending, at, 0); }

static void take_left_vectors(void) {
  memcpy(guest.vectors.xmm, left.xmm, sizeof guest.vectors.xmm);
  guest.vectors.mxcsr = (u32)left.mxcsr;
}

void on_leaving(void) {
  struct outcome_record *outcome = guest.outcome;
  memcpy(outcome->registers, left.registers, sizeof outcome->registers);
  read_bases(&outcome->fs_base, &outcome->gs_base);
  outcome->rflags = left.rflags;
  outcome->rip = guest.machine_case->until;
  outcome->steps = STEPS_UNKNOWN;
  outcome->ending = UNTIL;
  if (guest.machine_case->flags & HAS_VECTORS) take_left_vectors();
  leave_guest();
}
