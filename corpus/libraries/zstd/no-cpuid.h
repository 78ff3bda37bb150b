/* Instead of lib/common/cpu.h, which asks CPUID: a contract must run alike everywhere, so the VM refuses that instruction. */
#define ZSTD_COMMON_CPU_H

typedef int ZSTD_cpuid_t;

static inline ZSTD_cpuid_t ZSTD_cpuid(void) { return 0; }
static inline int ZSTD_cpuid_bmi1(ZSTD_cpuid_t processor) { return processor; }
static inline int ZSTD_cpuid_bmi2(ZSTD_cpuid_t processor) { return processor; }
