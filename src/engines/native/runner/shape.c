#include "shape.h"

/* One bit an opcode of the one-byte map, 32 a word: those with ModRM. */
static const u32 MODRM_1[8] = {0x0f0f0f0f, 0x0f0f0f0f, 0x00000000, 0x00000a08, 0x0000ffff, 0x00000000, 0xff0f00c3, 0xc0c00000};
/* The two-byte map: those without. */
static const u32 NO_MODRM_2[8] = {0x00004be0, 0x00ff0000, 0x00000000, 0x00800000, 0x0000ffff, 0x00000707, 0x0000ff00, 0x00000000};

static int bit_of(const u32 *set, u8 n) { return set[n >> 5] >> (n & 31) & 1; }

static u8 word_size(const struct shape *shape) { return shape->operand_16 && !(shape->rex & 8) ? 2 : 4; }

static u8 immediate_1(const struct shape *shape, u8 modrm) {
  u8 opcode = shape->opcode, z = word_size(shape);
  if (opcode < 0x40) return (opcode & 7) == 4 ? 1 : (opcode & 7) == 5 ? z : 0;
  if (opcode >= 0x70 && opcode < 0x80) return 1;
  if (opcode >= 0xb0 && opcode < 0xb8) return 1;
  if (opcode >= 0xb8 && opcode < 0xc0) return shape->rex & 8 ? 8 : z;
  if (opcode >= 0xa0 && opcode < 0xa4) return shape->address_32 ? 4 : 8;
  if (opcode >= 0xe0 && opcode < 0xe8) return 1;
  switch (opcode) {
  case 0x6a: case 0x6b: case 0x80: case 0x82: case 0x83: case 0xa8: case 0xc0: case 0xc1: case 0xc6: case 0xcd: case 0xeb: return 1;
  case 0xc2: case 0xca: return 2;
  case 0xc8: return 3;
  case 0x68: case 0x69: case 0x81: case 0xa9: case 0xc7: return z;
  case 0xe8: case 0xe9: return 4;
  case 0xf6: return (modrm & 0x38) < 0x10 ? 1 : 0;
  case 0xf7: return (modrm & 0x38) < 0x10 ? z : 0;
  default: return 0;
  }
}

static u8 immediate_2(u8 opcode) {
  if (opcode >= 0x80 && opcode < 0x90) return 4;
  if (opcode >= 0x70 && opcode < 0x74) return 1;
  switch (opcode) {
  case 0xa4: case 0xac: case 0xba: case 0xc2: case 0xc4: case 0xc5: case 0xc6: return 1;
  default: return 0;
  }
}

static u8 immediate_of(const struct shape *shape, u8 modrm) {
  if (shape->map == 0) return immediate_1(shape, modrm);
  return shape->map == 1 ? immediate_2(shape->opcode) : shape->map == 3;
}

static u8 displacement(u8 modrm, u8 sib) {
  u8 mode = modrm >> 6, rm = modrm & 7;
  if (mode == 3) return 0;
  u8 has_sib = rm == 4;
  u8 base = has_sib ? sib & 7 : rm;
  if (mode == 0) return has_sib + (base == 5 ? 4 : 0);
  return has_sib + (mode == 1 ? 1 : 4);
}

static int take_prefix(struct shape *shape, u8 byte) {
  switch (byte) {
  case 0xf0: shape->locked = 1; break;
  case 0x66: shape->operand_16 = 1; break;
  case 0x67: shape->address_32 = 1; break;
  case 0x64: case 0x65: shape->segment = byte; break;
  case 0x26: case 0x2e: case 0x36: case 0x3e: case 0xf2: case 0xf3: break;
  default: return 0;
  }
  shape->rex = 0;
  return 1;
}

static u8 read_prefixes(const u8 *bytes, struct shape *shape) {
  u8 n = 0;
  for (; n < LONGEST - 1; n++) {
    if (take_prefix(shape, bytes[n])) continue;
    if ((bytes[n] & 0xf0) != 0x40) break;
    shape->rex = bytes[n];
  }
  return n;
}

/* C5 and one byte, C4 and two, before the opcode (SDM 2A 2.3.5). A LOCK in front of it makes it undefined. */
static u8 read_vex(const u8 *bytes, u8 n, struct shape *shape) {
  u8 more = bytes[n] == 0xc5 ? 1 : 2;
  if (n + more >= LONGEST - 2) return LONGEST;
  shape->locked = 0;
  shape->map = more == 1 ? 1 : bytes[n + 1] & 31;
  shape->opcode = bytes[n + more + 1];
  return shape->map >= 1 && shape->map <= 3 ? n + more + 2 : LONGEST;
}

static u8 read_opcode(const u8 *bytes, u8 n, struct shape *shape) {
  if ((bytes[n] & 0xfe) == 0xc4) return read_vex(bytes, n, shape);
  if (bytes[n] == 0x0f && n < LONGEST - 2) {
    n++;
    shape->map = bytes[n] == 0x38 ? 2 : bytes[n] == 0x3a ? 3 : 1;
    if (shape->map > 1) n++;
  }
  shape->opcode = bytes[n];
  return n + 1;
}

int read_shape(const u8 *bytes, struct shape *shape) {
  *shape = (struct shape){.length = 0};
  u8 n = read_opcode(bytes, read_prefixes(bytes, shape), shape);
  if (n >= LONGEST - 1) return 0;
  if (shape->map == 0 && shape->opcode == 0x62) return 0;
  shape->modrm_at = n;
  shape->has_modrm = shape->map > 1 || (shape->map == 1 ? !bit_of(NO_MODRM_2, shape->opcode) : bit_of(MODRM_1, shape->opcode));
  shape->immediate = immediate_of(shape, bytes[n]);
  u8 address = shape->has_modrm ? 1 + displacement(bytes[n], bytes[n + 1]) : 0;
  shape->length = n + address + shape->immediate;
  return shape->length <= LONGEST;
}
