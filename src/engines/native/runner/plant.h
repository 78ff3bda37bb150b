/* What ends or pauses a run that is not stepped: a jump out or INT3 at `until`, INT3 before locked accesses. */
#ifndef PLANT_H
#define PLANT_H
#include "protocol.h"

/* Plants at `until` and at the locked instructions of the code. 0 when there are more of them than can be told. */
int plant(const struct case_record *one, const u8 *code);
/* Takes one away, so that the instruction there can run. Whether there was one. */
int pull_out(u64 at);
void pull_out_all(void);

#endif
