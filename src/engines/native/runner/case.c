#include "case.h"
#include "bases.h"
#include "contract.h"
#include "guest.h"
#include "locked.h"
#include "memory.h"
#include "plant.h"
#include "step.h"
#include "switch.h"

#define TF 0x100ul
#define DEFAULT_MXCSR 0x1f80

static const u8 *after_answers(const struct answer_record *answer, u32 count) {
  const u8 *at = (const u8 *)answer;
  for (u32 n = 0; n < count; n++) {
    u64 runs = ((const struct answer_record *)at)->runs;
    at += sizeof *answer;
    for (u64 k = 0; k < runs; k++) at += sizeof(struct run_record) + ((((const struct run_record *)at)->bytes + 7) & ~7ul);
  }
  return at;
}

static struct parts take_parts(const u8 **in, const struct case_record *one) {
  struct parts parts = {.vectors = 0};
  *in += sizeof *one;
  if (one->flags & HAS_VECTORS) {
    parts.vectors = (const struct vector_state *)*in;
    *in += sizeof *parts.vectors;
  }
  parts.code = *in;
  *in += (one->code_bytes + 7) & ~7u;
  parts.answers = (const struct answer_record *)*in;
  *in = after_answers(parts.answers, one->answers);
  return parts;
}

static void prepare_entry(const struct case_record *one, const struct vector_state *vectors, int exact) {
  memcpy(entry.registers, one->registers, sizeof entry.registers);
  u64 rflags = one->rflags | (exact ? TF : 0);
  entry.frame = (struct interrupt_frame){one->at, code_selector(), rflags, one->registers[4], stack_selector()};
  entry.mxcsr = vectors ? vectors->mxcsr : DEFAULT_MXCSR;
  if (vectors) memcpy(entry.xmm, vectors->xmm, sizeof entry.xmm);
  else memset(entry.xmm, 0, sizeof entry.xmm);
}

/* The state of the start, for a case that ends before it begins. */
static void unrun(const struct case_record *one, enum ending ending, u64 address, u32 error) {
  struct outcome_record *outcome = guest.outcome;
  memcpy(outcome->registers, one->registers, sizeof outcome->registers);
  outcome->rflags = one->rflags;
  outcome->fs_base = one->fs_base;
  outcome->gs_base = one->gs_base;
  outcome->rip = one->at;
  outcome->steps = 0;
  outcome->ending = ending;
  outcome->address = address;
  outcome->error = error;
}

void attempt(const struct case_record *one, const struct parts *parts, int exact) {
  guest.exact = exact;
  guest.steps = guest.traps = guest.own_trap_flag = 0;
  guest.most_traps = is_contract ? one->limit + MOST_ITERATIONS : MOST_TRAPS;
  guest.ticks = 0;
  guest.answer = parts->answers;
  guest.answers = one->answers;
  prepare_entry(one, parts->vectors, exact);
  u64 wrong = load_bases(one->fs_base, one->gs_base);
  if (wrong) return unrun(one, UNLOADABLE_BASE, wrong, 0);
  if (exact && splits_line(one->at, one->registers, one->fs_base, one->gs_base)) return unrun(one, SPLIT_LOCK, 0, 0);
  if (exact) begin_step(one->at, one->registers[0]);
  guest.running = 1;
  enter_guest();
}

/* What the order of stops says before anything runs. */
static enum ending early(const struct case_record *one) {
  if ((one->flags & HAS_UNTIL) && one->at == one->until) return UNTIL;
  if (one->limit == 0) return LIMIT;
  return one->rflags & TF ? SINGLE_STEP : 0;
}

static void run_placed(const struct case_record *one, const struct parts *parts) {
  place_code(one->at, parts->code, one->code_bytes);
  int exact = ((one->flags & EXACT) && one->limit <= MOST_STEPS) || !plant(one, parts->code);
  attempt(one, parts, exact);
  pull_out_all();
  if (guest.outcome->ending != STEP_INSTEAD) return;
  undo_changes(0);
  place_code(one->at, parts->code, one->code_bytes);
  attempt(one, parts, 1);
}

static void run_parts(const struct case_record *one, const struct parts *parts, const struct image *image) {
  enum ending at_once = early(one);
  if (at_once) return unrun(one, at_once, 0, 0);
  u64 blocked = 0;
  i64 error = load_image(image, &blocked);
  if (error) return unrun(one, UNMAPPABLE, blocked, (u32)error);
  run_placed(one, parts);
}

void run_case(const u8 **in, u8 **out, const struct image *const *images) {
  const struct case_record *one = (const struct case_record *)*in;
  struct parts parts = take_parts(in, one);
  struct outcome_record *outcome = (struct outcome_record *)*out;
  *outcome = (struct outcome_record){.flags = one->flags & HAS_VECTORS};
  guest.machine_case = one;
  guest.outcome = outcome;
  if (parts.vectors) guest.vectors = *parts.vectors;
  run_parts(one, &parts, images[one->image]);
  *out += sizeof *outcome;
  if (one->flags & HAS_VECTORS) {
    memcpy(*out, &guest.vectors, sizeof guest.vectors);
    *out += sizeof guest.vectors;
  }
  outcome->runs = undo_changes(out);
}
