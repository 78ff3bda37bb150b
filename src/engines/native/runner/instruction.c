#include "instruction.h"
#include "memory.h"
#include <linux/mman.h>

#define LONGEST 15

static u8 byte_at(u64 address) {
  const u8 *byte = guest_byte(address, PROT_EXEC);
  return byte ? *byte : 0;
}

static int is_legacy_prefix(u8 byte) {
  switch (byte) {
  case 0x26: case 0x2e: case 0x36: case 0x3e: case 0x64: case 0x65: case 0x66: case 0x67: case 0xf0: case 0xf2: case 0xf3:
    return 1;
  default:
    return 0;
  }
}

static int is_string(u8 opcode) { return (opcode >= 0xa4 && opcode <= 0xa7) || (opcode >= 0xaa && opcode <= 0xaf); }

/* CPUID 0F A2, RDTSC 0F 31, RDTSCP 0F 01 F9. */
static int asks_machine(u64 at) {
  u8 second = byte_at(at + 1);
  return second == 0xa2 || second == 0x31 || (second == 0x01 && byte_at(at + 2) == 0xf9);
}

static struct instruction without_prefixes(u64 at, u8 prefixes, int repeated) {
  u8 opcode = byte_at(at);
  switch (opcode) {
  case 0x9c: return (struct instruction){.kind = PUSHES_FLAGS};
  case 0x9d: return (struct instruction){.kind = POPS_FLAGS};
  case 0xc2: case 0xc3: return (struct instruction){.kind = NEAR_RETURN};
  case 0xcc: return (struct instruction){TRAPPING_INTERRUPT, 3, prefixes + 1};
  case 0xf1: return (struct instruction){TRAPPING_INTERRUPT, 1, prefixes + 1};
  case 0xcd: return (struct instruction){SOFTWARE_INTERRUPT, byte_at(at + 1), prefixes + 2};
  case 0x0f: return (struct instruction){.kind = asks_machine(at) ? ASKS_MACHINE : PLAIN};
  default: return (struct instruction){.kind = repeated && is_string(opcode) ? REPEATED_STRING : PLAIN};
  }
}

struct instruction instruction_at(u64 address) {
  int repeated = 0;
  u8 n = 0;
  for (; n < LONGEST; n++) {
    u8 byte = byte_at(address + n);
    if (byte == 0xf2 || byte == 0xf3) repeated = 1;
    if (!is_legacy_prefix(byte) && (byte & 0xf0) != 0x40) break;
  }
  return without_prefixes(address + n, n, repeated);
}
