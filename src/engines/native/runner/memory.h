/* The guest's memory: each region is mapped twice, for the guest with its permissions, and for us to read and write. */
#ifndef MEMORY_H
#define MEMORY_H
#include "protocol.h"

/* Reserves our own view. Ends the process when the kernel refuses. */
void open_memory(void);
/* In the place of open_memory for a contract: the file is the harness's. */
void open_shared_memory(void);
/* Maps a region behind those that the file holds already. 0, or a negative errno. */
i64 map_shared(const struct region_record *record);
/* Forgets the content: the next load_image fills it anew, whatever a guest has done to it. */
void forget_image(void);
/* Maps and fills the regions of an image unless it is the one in place. 0, or an errno with the address of the region. */
i64 load_image(const struct image *image, u64 *blocked);
/* Writes the code over the region that holds it, until undo_changes. */
void place_code(u64 at, const u8 *code, u64 size);
/* The byte at a guest's address as we see it, or 0 where nothing is mapped with all of `access`. */
u8 *guest_byte(u64 address, u32 access);
/* The host's write, whatever the permissions. 0 where nothing is mapped. */
int poke(const struct run_record *run);
/* Appends the runs of changed bytes at `*out` (which moves) unless `out` is 0, and takes changes and code back. The number of runs. */
u64 undo_changes(u8 **out);

#endif
