/* `new` and `delete` on the VM's heap, and what the compiler calls where a pure virtual function would run. */
#include <cstddef>

#include "echo.h"

void *operator new(size_t size) { return echo_malloc(size); }
void *operator new[](size_t size) { return echo_malloc(size); }
void operator delete(void *block) noexcept { if (block) echo_free(block); }
void operator delete[](void *block) noexcept { if (block) echo_free(block); }
void operator delete(void *block, size_t) noexcept { if (block) echo_free(block); }
void operator delete[](void *block, size_t) noexcept { if (block) echo_free(block); }

extern "C" void __cxa_pure_virtual() { __builtin_trap(); }
