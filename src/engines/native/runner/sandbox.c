#include "sandbox.h"
#include "system.h"
#include <asm/prctl.h>
#include <asm/unistd.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/prctl.h>
#include <linux/resource.h>
#include <linux/seccomp.h>
#include <linux/signal.h>

extern const u8 __executable_start[], _end[];

#ifndef ARCH_SET_CPUID
#define ARCH_SET_CPUID 0x1012
#endif

static u64 read_hex(const char **text) {
  u64 value = 0;
  for (;; (*text)++) {
    u8 c = (u8) * *text;
    if (c >= '0' && c <= '9') value = value << 4 | (c - '0');
    else if (c >= 'a' && c <= 'f') value = value << 4 | (c - 'a' + 10u);
    else return value;
  }
}

/* /proc/self/maps, as far as it fits: an image without a library has some ten lines of up to 100 characters. */
static char maps[16384];

static void read_maps(void) {
  i64 fd = system_call(__NR_openat, -100, (i64) "/proc/self/maps", 0, 0, 0, 0);
  if (fd < 0) lacking("/proc is not mounted");
  for (u64 used = 0; used < sizeof maps - 1;) {
    i64 done = system_call(__NR_read, fd, (i64)(maps + used), (i64)(sizeof maps - 1 - used), 0, 0, 0);
    if (done <= 0) break;
    used += (u64)done;
  }
  system_call(__NR_close, fd, 0, 0, 0, 0, 0);
}

/* The image's end rounded up to a page; our view of the guest's memory is mapped later. */
static int is_ours(u64 from) { return from >= (u64)__executable_start && from < (((u64)_end + PAGE - 1) & ~(PAGE - 1)); }

void unmap_strangers(void) {
  read_maps();
  for (const char *at = maps; *at;) {
    u64 from = read_hex(&at);
    at++;
    u64 to = read_hex(&at);
    if (!is_ours(from)) system_call(__NR_munmap, (i64)from, (i64)(to - from), 0, 0, 0, 0);
    while (*at && *at != '\n') at++;
    if (*at) at++;
  }
}

void give_up_privileges(void) {
  struct rlimit none = {0, 0};
  system_call(__NR_setrlimit, RLIMIT_CORE, (i64)&none, 0, 0, 0, 0);
  system_call(__NR_prctl, PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0, 0);
  system_call(__NR_prctl, PR_SET_TSC, PR_TSC_SIGSEGV, 0, 0, 0, 0);
  system_call(__NR_arch_prctl, ARCH_SET_CPUID, 0, 0, 0, 0, 0);
}

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, __builtin_offsetof(struct seccomp_data, field))
#define LOAD_HIGH(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, __builtin_offsetof(struct seccomp_data, field) + 4)
#define IF_EQUAL(value, yes, no) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (u32)(value), yes, no)

/* The instruction pointer is the authority: a guest that executes SYSCALL itself is not at one of our two addresses. */
void close_sandbox(void) {
  u64 call = (u64)after_system_call, back = (u64)after_signal_return;
  struct sock_filter filter[] = {
      LOAD(arch),
      IF_EQUAL(AUDIT_ARCH_X86_64, 0, 18),
      LOAD_HIGH(instruction_pointer),
      IF_EQUAL(call >> 32, 0, 16),
      LOAD(instruction_pointer),
      IF_EQUAL(back, 12, 0),
      IF_EQUAL(call, 0, 13),
      LOAD(nr),
      IF_EQUAL(__NR_read, 12, 0),
      IF_EQUAL(__NR_write, 11, 0),
      IF_EQUAL(__NR_mmap, 10, 0),
      IF_EQUAL(__NR_munmap, 9, 0),
      IF_EQUAL(__NR_arch_prctl, 8, 0),
      IF_EQUAL(__NR_setitimer, 7, 0),
      IF_EQUAL(__NR_clock_gettime, 6, 0),
      IF_EQUAL(__NR_rt_sigprocmask, 5, 0),
      IF_EQUAL(__NR_exit_group, 4, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRAP),
      LOAD(nr),
      IF_EQUAL(__NR_rt_sigreturn, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRAP),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = {sizeof filter / sizeof *filter, filter};
  if (call >> 32 != back >> 32) fail("the runner is linked across 4 GiB");
  system_call(__NR_prctl, PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0, 0);
  if (system_call(__NR_prctl, PR_SET_SECCOMP, SECCOMP_MODE_FILTER, (i64)&program, 0, 0, 0))
    lacking("the kernel refuses a seccomp filter (CONFIG_SECCOMP_FILTER)");
}
