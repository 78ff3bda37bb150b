/* The process: set up, then one batch after the other until the input ends. */
#include "bases.h"
#include "case.h"
#include "clock.h"
#include "contract.h"
#include "fresh.h"
#include "memory.h"
#include "sandbox.h"
#include "signals.h"
#include "system.h"
#include <asm/unistd.h>
#include <linux/auxvec.h>
#include <linux/mman.h>

#define MOST_IMAGES 4096
/* Every second byte changed is a run of its own: 24 bytes for two, the worst case. */
#define WORST_OUTCOME (12 * MEMORY_ROOM + PAGE)
/* Outcomes are sent once they fill this. */
#define ENOUGH (REPLY_ROOM - WORST_OUTCOME)

static u8 *const input = (u8 *)MESSAGES;
static u8 *const output = (u8 *)MESSAGES + REQUEST_ROOM;
static const struct image *images[MOST_IMAGES];

static void open_messages(void) {
  i64 protection = PROT_READ | PROT_WRITE, flags = MAP_SHARED | MAP_FIXED_NOREPLACE;
  i64 at = system_call(__NR_mmap, (i64)MESSAGES, REQUEST_ROOM + REPLY_ROOM, protection, flags, SHARED_FILE, 0);
  if (at != (i64)MESSAGES) lacking("the messages cannot be mapped");
}

static u64 auxiliary(const u64 *stack, u64 type) {
  const u64 *at = stack + 1 + *stack + 1;
  while (*at) at++;
  for (at++; at[0] != AT_NULL; at += 2)
    if (at[0] == type) return at[1];
  return 0;
}

static const u8 *after_image(const u8 *at) {
  u64 regions = ((const struct image *)at)->regions;
  at += sizeof(struct image);
  for (u64 n = 0; n < regions; n++) {
    u32 runs = ((const struct region_record *)at)->runs;
    at += sizeof(struct region_record);
    for (u32 k = 0; k < runs; k++) at += sizeof(struct run_record) + ((((const struct run_record *)at)->bytes + 7) & ~7ul);
  }
  return at;
}

static const u8 *find_images(u32 count) {
  const u8 *at = input;
  for (u32 n = 0; n < count; n++) {
    images[n] = (const struct image *)at;
    at = after_image(at);
  }
  return at;
}

static void send(const u8 *end, u32 cases) {
  struct reply reply = {REPLY_MAGIC, (u32)(end - output), cases, 0};
  write_output(&reply, sizeof reply);
}

/* The harness has read what was sent: there is room for more. */
static void await_room(void) {
  u64 word;
  read_input(&word, sizeof word);
}

static void answer(const struct request *request) {
  const u8 *in = find_images(request->images);
  u8 *out = output;
  u32 unsent = 0;
  for (u32 n = 0; n < request->cases; n++) {
    if ((u64)(out - output) >= ENOUGH) {
      send(out, unsent);
      await_room();
      out = output;
      unsent = 0;
    }
    run_case(&in, &out, images);
    unsent++;
  }
  send(out, unsent);
}

static void serve_requests(void) {
  for (;;) {
    struct request request;
    read_input(&request, sizeof request);
    if (request.magic != REQUEST_MAGIC || request.bytes > REQUEST_ROOM || request.images > MOST_IMAGES)
      fail("the request is none");
    forget_image();
    run_clock(1);
    answer(&request);
    run_clock(0);
  }
}

/* `stack` is what the kernel put there: arguments, environment, auxiliary vector. */
_Noreturn void run(const u64 *stack) {
  choose_base_access(auxiliary(stack, AT_HWCAP2));
  give_up_privileges();
  is_contract = *stack > 1; /* the stack is unmapped next */
  unmap_strangers();
  if (is_contract) open_shared_memory();
  else open_memory(), open_messages();
  take_signals();
  if (is_contract) go_on_in_children();
  close_sandbox();
  if (is_contract) run_contract();
  serve_requests();
  end_process(0);
}
