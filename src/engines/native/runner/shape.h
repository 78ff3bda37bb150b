/* The outer shape of an instruction: prefixes, opcode, ModRM, length. No instruction that exists has another (SDM 2, chapter 2, appendix A). */
#ifndef SHAPE_H
#define SHAPE_H
#include "types.h"

#define LONGEST 15

struct shape {
  u8 length;
  /* 0: one byte; 1: 0F; 2: 0F 38; 3: 0F 3A; with VEX the same numbers. */
  u8 map, opcode;
  u8 rex, locked, operand_16, address_32;
  /* 64, 65, or 0. */
  u8 segment;
  u8 has_modrm;
  /* Where the ModRM byte stands, and what follows opcode, ModRM and displacement. */
  u8 modrm_at, immediate;
};

/* `bytes` has LONGEST of them. 0 for EVEX, maps of VEX that nothing is in, and what is longer. */
int read_shape(const u8 *bytes, struct shape *shape);

#endif
