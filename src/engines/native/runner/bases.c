#include "bases.h"
#include "system.h"
#include <asm/hwcap2.h>
#include <asm/prctl.h>
#include <asm/unistd.h>

static int by_instruction;

void choose_base_access(u64 hardware_capabilities_2) {
  by_instruction = (hardware_capabilities_2 & HWCAP2_FSGSBASE) != 0;
}

static int is_canonical(u64 address) { return (u64)((i64)(address << 16) >> 16) == address; }

/* A guest may have loaded other selectors; reading them is far cheaper than loading. */
static void clear_selectors(void) {
  u32 ds, es, fs, gs;
  __asm__ volatile("mov %%ds, %0; mov %%es, %1; mov %%fs, %2; mov %%gs, %3" : "=r"(ds), "=r"(es), "=r"(fs), "=r"(gs));
  if ((ds | es | fs | gs) != 0) __asm__ volatile("mov %0, %%ds; mov %0, %%es; mov %0, %%fs; mov %0, %%gs" : : "r"(0));
}

u64 load_bases(u64 fs, u64 gs) {
  clear_selectors();
  if (!is_canonical(fs)) return fs;
  if (!is_canonical(gs)) return gs;
  if (by_instruction) {
    __asm__ volatile("wrfsbase %0; wrgsbase %1" : : "r"(fs), "r"(gs));
    return 0;
  }
  if (system_call(__NR_arch_prctl, ARCH_SET_FS, (i64)fs, 0, 0, 0, 0)) return fs;
  return system_call(__NR_arch_prctl, ARCH_SET_GS, (i64)gs, 0, 0, 0, 0) ? gs : 0;
}

void read_bases(u64 *fs, u64 *gs) {
  if (by_instruction) {
    __asm__ volatile("rdfsbase %0; rdgsbase %1" : "=r"(*fs), "=r"(*gs));
    return;
  }
  system_call(__NR_arch_prctl, ARCH_GET_FS, (i64)fs, 0, 0, 0, 0);
  system_call(__NR_arch_prctl, ARCH_GET_GS, (i64)gs, 0, 0, 0, 0);
}
