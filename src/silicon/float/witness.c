/* One instruction on this machine's processor, its bytes in hexadecimal as the only argument. It works on XMM0, XMM1, XMM2 and RAX.
   Standard input: records of a, b, c, mxcsr; a goes to XMM0 and RAX. Standard output: XMM0, RAX, RFLAGS, and MXCSR with bit 32 set for #XM. */
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <ucontext.h>

struct input { uint64_t a, b, c, mxcsr; };
struct output { uint64_t vector, general, flags, mxcsr; };
typedef __attribute__((vector_size(16))) long long vector;

static const uint32_t QUIET = 0x1f80;
static const uint64_t FAULTED = (uint64_t)1 << 32;
static const uint8_t RETURN = 0xc3;

static sigjmp_buf before;
static volatile uint32_t mxcsr_at_fault;

static void on_fault(int signal, siginfo_t *info, void *context) {
  (void)signal, (void)info;
  mxcsr_at_fault = ((ucontext_t *)context)->uc_mcontext.fpregs->mxcsr;
  siglongjmp(before, 1);
}

static void *code_of(const char *digits) {
  uint8_t *code = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (code == MAP_FAILED) exit(3);
  uint8_t *end = code;
  unsigned byte;
  for (; sscanf(digits, "%2x", &byte) == 1; digits += 2) *end++ = (uint8_t)byte;
  *end = RETURN;
  return mprotect(code, 4096, PROT_READ | PROT_EXEC) ? exit(3), code : code;
}

static struct output run(const void *code, const struct input *in) {
  register vector a __asm__("xmm0") = {(long long)in->a};
  register vector b __asm__("xmm1") = {(long long)in->b};
  register vector c __asm__("xmm2") = {(long long)in->c};
  register uint64_t general __asm__("rax") = in->a;
  uint64_t flags;
  uint32_t mxcsr = (uint32_t)in->mxcsr;
  __asm__ volatile("ldmxcsr %[mxcsr]\n\tcall *%[code]\n\tpushfq\n\tpopq %[flags]\n\tstmxcsr %[mxcsr]\n\tldmxcsr %[quiet]"
                   : "+x"(a), "+r"(general), [flags] "=&r"(flags), [mxcsr] "+m"(mxcsr)
                   : "x"(b), "x"(c), [code] "r"(code), [quiet] "m"(QUIET) : "cc");
  return (struct output){(uint64_t)a[0], general, flags, mxcsr};
}

int main(int count, char **words) {
  struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_NODEFER};
  if (count != 2 || sigaction(SIGFPE, &action, 0)) return 2;
  const void *code = code_of(words[1]);
  static struct input in;
  while (fread(&in, sizeof in, 1, stdin) == 1) {
    struct output out;
    if (sigsetjmp(before, 0)) out = (struct output){0, 0, 0, FAULTED | mxcsr_at_fault};
    else out = run(code, &in);
    fwrite(&out, sizeof out, 1, stdout);
  }
  return 0;
}
