/*
 * Locked accesses across cache lines. Linux punishes them with 10 ms, and under some hypervisors they never come to an end:
 * the runner finds them before they run. What is here decides only whether a case is run, never what an instruction does.
 */
#ifndef LOCKED_H
#define LOCKED_H
#include "types.h"

/*
 * Where the locked memory accesses stand in code that is read from its beginning on. How many; -1 when there may be more than
 * `most`, or such as cannot be told.
 */
i64 find_locked(const u8 *code, u64 size, u32 *offsets, u32 most);
/* Whether the instruction at `at` is a locked access across a line of 64 bytes with these registers. */
int splits_line(u64 at, const u64 registers[16], u64 fs_base, u64 gs_base);

#endif
