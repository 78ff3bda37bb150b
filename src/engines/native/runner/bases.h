/* FS base and GS base. */
#ifndef BASES_H
#define BASES_H
#include "types.h"

/* From the ELF auxiliary vector: whether the kernel lets user mode use RDFSBASE and its like (about 200 times faster). */
void choose_base_access(u64 hardware_capabilities_2);
/* Selectors become 0, bases the given ones. 0, or the address that cannot be a base. */
u64 load_bases(u64 fs, u64 gs);
void read_bases(u64 *fs, u64 *gs);

#endif
