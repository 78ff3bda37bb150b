/* Integers, and the few functions that the compiler expects to find. There is no C library here. */
#ifndef TYPES_H
#define TYPES_H

/* Everything is linked together, at addresses known then: no tables for a dynamic linker. */
#pragma GCC visibility push(hidden)

typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long u64;
typedef long i64;

#define PAGE 4096ul

void *memcpy(void *to, const void *from, u64 size);
void *memset(void *to, int byte, u64 size);

#endif
