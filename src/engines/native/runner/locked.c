#include "locked.h"
#include "memory.h"
#include "shape.h"
#include <linux/mman.h>

#define LINE 64
#define RSP 4
#define RBP 5

static int is_exchange(const struct shape *shape) { return shape->map == 0 && (shape->opcode == 0x86 || shape->opcode == 0x87); }

static int locks_memory(const u8 *bytes, const struct shape *shape) {
  if (!shape->has_modrm || bytes[shape->modrm_at] >> 6 == 3) return 0;
  return shape->locked || is_exchange(shape);
}

static int has_suspect(const u8 *code, u64 size) {
  for (u64 n = 0; n < size; n++)
    if (code[n] == 0xf0 || (code[n] & 0xfe) == 0x86) return 1;
  return 0;
}

i64 find_locked(const u8 *code, u64 size, u32 *offsets, u32 most) {
  u32 found = 0;
  if (!has_suspect(code, size)) return 0;
  for (u64 at = 0; at < size;) {
    u8 bytes[LONGEST + 1] = {0};
    struct shape shape;
    memcpy(bytes, code + at, size - at < LONGEST ? size - at : LONGEST);
    if (!read_shape(bytes, &shape)) return has_suspect(code + at, size - at) ? -1 : (i64)found;
    if (locks_memory(bytes, &shape)) {
      if (found == most) return -1;
      offsets[found++] = (u32)at;
    }
    at += shape.length;
  }
  return found;
}

static u64 signed_bytes(const u8 *bytes, u8 count) {
  u64 value = 0;
  for (u8 n = 0; n < count; n++) value |= (u64)bytes[n] << 8 * n;
  return (u64)((i64)(value << (64 - 8 * count)) >> (64 - 8 * count));
}

/* Base, index and displacement (SDM 2A 2.1.5). */
static u64 address_of(const u8 *bytes, const struct shape *shape, u64 at, const u64 registers[16]) {
  const u8 *modrm = bytes + shape->modrm_at;
  u8 mode = *modrm >> 6, base = *modrm & 7;
  const u8 *rest = modrm + 1;
  u64 address = 0;
  if (mode == 0 && base == RBP) return at + shape->length + signed_bytes(rest, 4);
  if (base == RSP) {
    u8 sib = *rest++, index = (sib >> 3 & 7) | (shape->rex & 2) << 2;
    if (index != RSP) address = registers[index] << (sib >> 6);
    base = sib & 7;
  }
  if (mode == 0 && base == RBP) return address + signed_bytes(rest, 4);
  address += registers[base | (shape->rex & 1) << 3];
  return mode == 0 ? address : address + signed_bytes(rest, mode == 1 ? 1 : 4);
}

static u64 operand_size(const struct shape *shape) {
  u64 wide = shape->rex & 8 ? 8 : shape->operand_16 ? 2 : 4;
  if (shape->map == 1 && shape->opcode == 0xc7) return shape->rex & 8 ? 16 : 8;
  if (shape->map == 1 && shape->opcode == 0xba) return wide;
  return shape->opcode & 1 ? wide : 1;
}

/* BTS, BTR and BTC with a register reach any distance from their operand: AB, B3, BB. */
static u64 bit_displacement(const u8 *bytes, const struct shape *shape, const u64 registers[16]) {
  if (shape->map != 1 || (shape->opcode & 0xe7) != 0xa3) return 0;
  u64 size = operand_size(shape);
  i64 bit = (i64)registers[(bytes[shape->modrm_at] >> 3 & 7) | (shape->rex & 4) << 1] << (64 - 8 * size) >> (64 - 8 * size);
  return (u64)(bit >> (size == 8 ? 6 : size == 4 ? 5 : 4)) * size;
}

int splits_line(u64 at, const u64 registers[16], u64 fs_base, u64 gs_base) {
  u8 bytes[LONGEST + 1] = {0};
  struct shape shape;
  for (u64 n = 0; n < LONGEST; n++) {
    const u8 *byte = guest_byte(at + n, PROT_EXEC);
    if (byte) bytes[n] = *byte;
  }
  if (!read_shape(bytes, &shape) || !locks_memory(bytes, &shape)) return 0;
  u64 address = address_of(bytes, &shape, at, registers) + bit_displacement(bytes, &shape, registers);
  if (shape.address_32) address &= 0xffffffff;
  address += shape.segment == 0x64 ? fs_base : shape.segment == 0x65 ? gs_base : 0;
  return address % LINE + operand_size(&shape) > LINE;
}
