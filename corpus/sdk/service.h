/*
 * The way out of a contract: `int N` with up to five arguments in rdi, rsi, rdx, rcx, r8 and the result in rax. A service
 * changes no other register, no flag, and memory only where it is asked to: nothing but rax and memory is declared so.
 */
#ifndef ECHO_SERVICE_H
#define ECHO_SERVICE_H

#include <stdint.h>

#ifdef ECHO_HOST

/* Compiled for the host, to find out what a contract must return: corpus/host serves what the VM would serve. */
#ifdef __cplusplus
extern "C"
#endif
uint64_t echo_host_service(int number, uint64_t first, uint64_t second, uint64_t third, uint64_t fourth, uint64_t fifth);
#define ECHO_INTERRUPT(number, first, second, third) echo_host_service(number, first, second, third, 0, 0)
#define ECHO_INTERRUPT_5(number, first, second, third, fourth, fifth)                                                  \
  echo_host_service(number, first, second, third, fourth, fifth)

#else

/* `number` must be a constant: it is part of the instruction. */
#define ECHO_INTERRUPT(number, first, second, third)                                                                   \
  ({                                                                                                                   \
    uint64_t result_;                                                                                                  \
    __asm__ volatile("int %1" : "=a"(result_) : "i"(number), "D"(first), "S"(second), "d"(third) : "memory");          \
    result_;                                                                                                           \
  })

/* r8 has no letter of its own among the constraints: a variable is bound to it. */
#define ECHO_INTERRUPT_5(number, first, second, third, fourth, fifth)                                                  \
  ({                                                                                                                   \
    uint64_t result_;                                                                                                  \
    register uint64_t fifth_ __asm__("r8") = fifth;                                                                    \
    __asm__ volatile("int %1"                                                                                          \
                     : "=a"(result_)                                                                                   \
                     : "i"(number), "D"(first), "S"(second), "d"(third), "c"(fourth), "r"(fifth_)                      \
                     : "memory");                                                                                      \
    result_;                                                                                                           \
  })

#endif

#define ECHO_SERVICE(number, first, second, third)                                                                     \
  ECHO_INTERRUPT(number, (uint64_t)(first), (uint64_t)(second), (uint64_t)(third))
#define ECHO_SERVICE_4(number, first, second, third, fourth)                                                           \
  ECHO_INTERRUPT_5(number, (uint64_t)(first), (uint64_t)(second), (uint64_t)(third), (uint64_t)(fourth), (uint64_t)0)
#define ECHO_SERVICE_5(number, first, second, third, fourth, fifth)                                                    \
  ECHO_INTERRUPT_5(number, (uint64_t)(first), (uint64_t)(second), (uint64_t)(third), (uint64_t)(fourth),               \
                   (uint64_t)(fifth))

#endif
