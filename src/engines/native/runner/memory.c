#include "memory.h"
#include "changes.h"
#include "system.h"
#include <asm/unistd.h>
#include <linux/errno.h>
#include <linux/mman.h>

/* A contract's heap grows piece by piece. */
#define MOST_SHARED 1024

static struct region regions[MOST_SHARED];
static u64 count;
static const struct image *loaded;
static u8 *view;
static u8 start[MEMORY_ROOM];
static int file;
/* What stood under the code. */
static u8 under[MEMORY_ROOM];
static u8 *code_live, *code_start;
static u64 code_size;

static void require(i64 result, const char *why) {
  if (result < 0) lacking(why);
}

static void view_file(u64 size) {
  i64 at = system_call(__NR_mmap, (i64)VIEW, (i64)size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED_NOREPLACE, file, 0);
  require(at, "the guest's memory cannot be mapped");
  view = (u8 *)at;
}

void open_shared_memory(void) {
  file = SHARED_FILE;
  view_file(SHARED_ROOM);
}

void open_memory(void) {
  file = (int)system_call(__NR_memfd_create, (i64) "guest", 0, 0, 0, 0, 0);
  require(file, "memfd_create is refused");
  require(system_call(__NR_ftruncate, file, MEMORY_ROOM, 0, 0, 0, 0), "the guest's memory cannot be reserved");
  view_file(MEMORY_ROOM);
}

static void unmap_all(void) {
  for (u64 n = 0; n < count; n++) system_call(__NR_munmap, (i64)regions[n].at, (i64)regions[n].size, 0, 0, 0, 0);
  count = 0;
}

void forget_image(void) { loaded = 0; }

static const struct region_record *after_runs(const struct region_record *record) {
  const u8 *at = (const u8 *)(record + 1);
  for (u32 n = 0; n < record->runs; n++) {
    const struct run_record *run = (const struct run_record *)at;
    at += sizeof *run + ((run->bytes + 7) & ~7ul);
  }
  return (const struct region_record *)at;
}

static int same_shapes(const struct image *image) {
  if (image->regions != count) return 0;
  const struct region_record *record = (const struct region_record *)(image + 1);
  for (u64 n = 0; n < count; n++, record = after_runs(record)) {
    const struct region *is = &regions[n];
    if (is->at != record->at || is->size != record->size || is->access != record->access) return 0;
  }
  return 1;
}

/* Kernels before 4.17 take NOREPLACE for a hint and map elsewhere. */
static i64 map_region(const struct region_record *record, u64 offset) {
  i64 flags = MAP_SHARED | MAP_FIXED_NOREPLACE;
  i64 at = system_call(__NR_mmap, (i64)record->at, (i64)record->size, record->access, flags, file, (i64)offset);
  if (at < 0 && at > -4096) return at;
  if ((u64)at == record->at) return 0;
  system_call(__NR_munmap, at, (i64)record->size, 0, 0, 0, 0);
  return -EEXIST;
}

static i64 map_all(const struct image *image, u64 *blocked) {
  u64 offset = 0;
  unmap_all();
  if (image->regions > MOST_REGIONS) return -E2BIG;
  const struct region_record *record = (const struct region_record *)(image + 1);
  for (u64 n = 0; n < image->regions; n++, record = after_runs(record)) {
    *blocked = record->at;
    if (record->size > MEMORY_ROOM - offset) return -E2BIG;
    i64 error = map_region(record, offset);
    if (error) return error;
    regions[count++] = (struct region){record->at, record->size, record->access, view + offset, start + offset, 0};
    offset += record->size;
  }
  return 0;
}

i64 map_shared(const struct region_record *record) {
  static u64 offset;
  if (count == MOST_SHARED || record->size > SHARED_ROOM - offset) return -E2BIG;
  i64 error = map_region(record, offset);
  if (error) return error;
  regions[count++] = (struct region){record->at, record->size, record->access, view + offset, 0, 0};
  offset += record->size;
  return 0;
}

static void fill(const struct image *image) {
  const struct region_record *record = (const struct region_record *)(image + 1);
  for (u64 n = 0; n < count; n++, record = after_runs(record)) {
    struct region *region = &regions[n];
    memset(region->start, 0, region->size);
    const u8 *at = (const u8 *)(record + 1);
    for (u32 k = 0; k < record->runs; k++) {
      const struct run_record *run = (const struct run_record *)at;
      memcpy(region->start + (run->at - region->at), run + 1, run->bytes);
      at += sizeof *run + ((run->bytes + 7) & ~7ul);
    }
    memcpy(region->live, region->start, region->size);
  }
}

i64 load_image(const struct image *image, u64 *blocked) {
  if (image == loaded) return 0;
  loaded = 0;
  i64 error = same_shapes(image) ? 0 : map_all(image, blocked);
  if (error) {
    unmap_all();
    return -error;
  }
  fill(image);
  loaded = image;
  return 0;
}

static struct region *region_at(u64 address) {
  for (u64 n = 0; n < count; n++)
    if (address - regions[n].at < regions[n].size) return &regions[n];
  return 0;
}

u8 *guest_byte(u64 address, u32 access) {
  struct region *region = region_at(address);
  if (!region || (region->access & access) != access) return 0;
  return region->live + (address - region->at);
}

void place_code(u64 at, const u8 *code, u64 size) {
  struct region *region = region_at(at);
  if (!region) return;
  u64 offset = at - region->at;
  code_live = region->live + offset;
  code_start = region->start + offset;
  code_size = size;
  memcpy(under, code_start, size);
  memcpy(code_live, code, size);
  memcpy(code_start, code, size);
}

int poke(const struct run_record *run) {
  struct region *region = region_at(run->at);
  if (!region || run->bytes > region->size - (run->at - region->at)) return 0;
  memcpy(region->live + (run->at - region->at), run + 1, run->bytes);
  region->poked = 1;
  return 1;
}

u64 undo_changes(u8 **out) {
  struct runs runs = {.out = out ? *out : 0};
  for (u64 n = 0; n < count; n++) take_changes(&regions[n], &runs);
  end_runs(&runs);
  if (out) *out = runs.out;
  if (code_size > 0) {
    memcpy(code_live, under, code_size);
    memcpy(code_start, under, code_size);
    code_size = 0;
  }
  return runs.count;
}
