/*
 * Between two services nothing of the guest is copied: its memory is shared, and its vector and x87 registers wait in the
 * frame of the signal that the `int` has raised.
 */
#include "contract.h"
#include "case.h"
#include "clock.h"
#include "fresh.h"
#include "memory.h"
#include "signals.h"
#include "step.h"
#include "system.h"

#define TF 0x100ul
/* The time of quick runs is limited instead (signals.c); the harness adds it up. */
#define UNCOUNTED (~0ul >> 1)

int is_contract;
static struct resume next;
/* What the handlers look into. */
static struct case_record one;
static struct outcome_record outcome;

/* Processor time of this process at the latest resume. */
static u64 resumed;

static void tell(void) {
  outcome.runs = processor_microseconds() - resumed;
  write_output(&outcome, sizeof outcome);
  write_output(&guest.vectors, sizeof guest.vectors);
}

static void refuse(u64 address, i64 error) {
  outcome = (struct outcome_record){.ending = UNMAPPABLE, .address = address, .error = (u32)error};
}

/* All regions of a resume are read, whatever becomes of the first. */
static int map_regions(void) {
  int mapped = 1;
  for (u32 n = 0; n < next.regions; n++) {
    struct region_record record;
    read_input(&record, sizeof record);
    i64 error = mapped ? map_shared(&record) : 0;
    if (error) refuse(record.at, -error);
    mapped = mapped && !error;
  }
  return mapped;
}

/* Waits for the next resume that can be done. */
static void await(void) {
  run_clock(0);
  for (;;) {
    read_input(&next, sizeof next);
    resumed = processor_microseconds();
    if (next.magic == ANOTHER_MAGIC) end_process(ANOTHER_GUEST);
    if (next.magic != RESUME_MAGIC) fail("the resume is none");
    if (map_regions()) break;
    tell();
  }
  run_clock(1);
}

static void take_resume(void) {
  memcpy(one.registers, next.registers, sizeof one.registers);
  one.rflags = next.rflags;
  one.at = next.at;
  one.limit = next.limit ? next.limit : UNCOUNTED;
  guest.deadline = resumed + next.microseconds;
}

_Noreturn void run_contract(void) {
  one.flags = HAS_VECTORS;
  guest.machine_case = &one;
  guest.outcome = &outcome;
  for (;;) {
    await();
    take_resume();
    outcome = (struct outcome_record){.ending = 0};
    attempt(&one, &(struct parts){.code = 0}, next.limit != 0);
    tell();
  }
}

static void go_on_with(struct sigcontext *machine) {
  write_registers(machine, next.registers);
  machine->rip = next.at;
  machine->eflags = next.rflags | (guest.exact ? TF : 0);
  guest.ticks = 0;
  guest.running = 1;
  guest.steps = guest.own_trap_flag = 0;
  if (!guest.exact) return;
  begin_step(next.at, next.registers[0]);
  if (would_split(machine, next.at)) conclude(machine, SPLIT_LOCK, next.at);
}

void pause_contract(struct sigcontext *machine, u32 vector, u64 at) {
  guest.running = 0;
  describe(machine, INTERRUPT, at, vector);
  outcome.address = at + instruction_at(at).length;
  tell();
  await();
  take_resume();
  go_on_with(machine);
}
