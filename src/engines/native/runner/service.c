#include "service.h"
#include "contract.h"
#include "memory.h"
#include "step.h"

static int write_answer(const struct answer_record *answer, const struct run_record **end) {
  const u8 *at = (const u8 *)(answer + 1);
  int fits = 1;
  for (u64 n = 0; n < answer->runs; n++) {
    const struct run_record *run = (const struct run_record *)at;
    fits = fits && poke(run);
    at += sizeof *run + ((run->bytes + 7) & ~7ul);
  }
  *end = (const struct run_record *)at;
  return fits;
}

void serve(struct sigcontext *machine, u32 vector, u64 at) {
  if (is_contract) return pause_contract(machine, vector, at);
  const struct answer_record *answer = guest.answer;
  if (guest.answers == 0 || answer->vector != vector) conclude_with(machine, INTERRUPT, at, vector);
  if (answer->has_rax) machine->rax = answer->rax;
  const struct run_record *end;
  if (!write_answer(answer, &end)) conclude(machine, WRONG_ANSWER, at);
  guest.answer = (const struct answer_record *)end;
  guest.answers--;
  go_on(machine, at + instruction_at(at).length);
}
