/*
 * The heap of the VM's limits: 32 MiB at 0x200000000, blocks of a power of two of at least 16 bytes, the block of
 * that size freed last first. Mapped 64 KiB at a time, so that what lies behind faults as in the VM.
 */
#define _GNU_SOURCE
#include <sys/mman.h>

#include "host.h"

#define START 0x200000000ul
#define SIZE (32ul << 20)
#define GROWTH (64ul << 10)
#define SMALLEST 16ul

/* By offset / SMALLEST: the size of a live block, or 0; the block that was freed before it. */
static uint64_t live[SIZE / SMALLEST];
static uint64_t freed_before[SIZE / SMALLEST];
/* By exponent of the size: offset + 1 of the block freed last, or 0. */
static uint64_t freed_last[64];
static uint64_t end, mapped;

static void fail(const char *error) { host_end(error, "", 0); }

static uint64_t append(uint64_t size) {
  if (end + size > SIZE) fail("no_available_memory");
  uint64_t at = end;
  end += size;
  uint64_t needed = (end + GROWTH - 1) / GROWTH * GROWTH;
  int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE;
  if (needed > mapped &&
      mmap((void *)(START + mapped), needed - mapped, PROT_READ | PROT_WRITE, flags, -1, 0) == MAP_FAILED)
    fail("host: the heap cannot be mapped");
  if (needed > mapped) mapped = needed;
  return at;
}

uint64_t host_malloc(uint64_t size) {
  if (size == 0) fail("zero_size_allocation");
  if (size > SIZE) fail("no_available_memory");
  uint64_t block = SMALLEST;
  while (block < size) block *= 2;
  uint64_t *last = &freed_last[__builtin_ctzl(block)];
  uint64_t at = *last ? *last - 1 : append(block);
  if (*last) *last = freed_before[at / SMALLEST];
  live[at / SMALLEST] = block;
  return START + at;
}

void host_free(uint64_t block) {
  uint64_t at = block - START;
  if (at >= end || at % SMALLEST != 0 || live[at / SMALLEST] == 0) fail("not_heap_memory");
  uint64_t *last = &freed_last[__builtin_ctzl(live[at / SMALLEST])];
  live[at / SMALLEST] = 0;
  freed_before[at / SMALLEST] = *last;
  *last = at + 1;
}

uint64_t host_block_size(uint64_t block) {
  uint64_t at = block - START;
  if (at >= end || at % SMALLEST != 0 || live[at / SMALLEST] == 0) fail("not_heap_memory");
  return live[at / SMALLEST];
}
