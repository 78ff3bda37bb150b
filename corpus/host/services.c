/* What each `int N` does. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "host.h"

static const char *const NAMES[] = {"string", "bool", "i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64"};
static const int SIZES[] = {0, 1, 1, 2, 4, 8, 1, 2, 4, 8};
enum { STRING, BOOL, I8, I64 = 5, TYPES = 10 };

uint64_t host_fill(uint64_t out, const char *from, size_t length) {
  char *bytes = length > 0 ? (char *)host_malloc(length) : 0;
  if (length > 0) memcpy(bytes, from, length);
  guest_string *target = (guest_string *)out;
  target->bytes = bytes;
  target->length = (uint32_t)length;
  return 0;
}

static bool is_signed(int type) { return type >= I8 && type <= I64; }

static bool fits(const host_argument *argument, int type) {
  if (argument->huge) return false;
  int bits = 8 * SIZES[type];
  if (is_signed(type)) return argument->magnitude <= (1ul << (bits - 1)) - (argument->negative ? 0 : 1);
  return (!argument->negative || argument->magnitude == 0) && (bits == 64 || argument->magnitude >> bits == 0);
}

static uint64_t parameter(int type, uint64_t out) {
  if (call.next == call.count) return 0;
  const host_argument *next = &call.arguments[call.next];
  host_kind wanted = type == STRING ? ARGUMENT_TEXT : type == BOOL ? ARGUMENT_BOOL : ARGUMENT_INTEGER;
  if (next->kind != wanted || (wanted == ARGUMENT_INTEGER && !fits(next, type))) return 0;
  uint64_t value = next->negative ? -next->magnitude : next->magnitude;
  if (type == STRING) host_fill(out, next->text, next->length);
  else memcpy((void *)out, &value, SIZES[type]);
  call.next++;
  return 1;
}

static uint64_t give_back(int type, uint64_t value) {
  const guest_string *text = (const guest_string *)value;
  uint64_t truth = (uint8_t)value != 0;
  if (type == STRING) host_return(NAMES[type], text->bytes, text->length, true);
  else host_return(NAMES[type], type == BOOL ? &truth : &value, SIZES[type], false);
  return 0;
}

static uint64_t push(int type, uint64_t value) {
  const guest_string *text = (const guest_string *)value;
  uint64_t truth = (uint8_t)value != 0;
  if (type == STRING) host_event_value(NAMES[type], text->bytes, text->length, true);
  else host_event_value(NAMES[type], type == BOOL ? &truth : &value, SIZES[type], false);
  return 0;
}

static bool is_object_id(const guest_string *id) {
  unsigned space, type, used = 0;
  unsigned long instance;
  char copy[32] = {0}, again[64];
  if (id->length == 0 || id->length >= sizeof copy) return false;
  memcpy(copy, id->bytes, id->length);
  if (sscanf(copy, "%3u.%3u.%15lu%n", &space, &type, &instance, &used) != 3 || used != id->length) return false;
  snprintf(again, sizeof again, "%u.%u.%lu", space, type, instance);
  return strcmp(copy, again) == 0;
}

static bool equal(const guest_string *left, const char *right) {
  return left->length == strlen(right) && memcmp(left->bytes, right, left->length) == 0;
}

static uint64_t balance(const guest_string *owner, const guest_string *asset) {
  if (!is_object_id(owner) || !is_object_id(asset)) host_end("invalid_chain_call", "", 0);
  for (int n = 0; n < chain.balance_count; n++) {
    const host_balance *one = &chain.balances[n];
    if (equal(owner, one->owner) && equal(asset, one->asset)) return (uint64_t)one->amount;
  }
  return 0;
}

/* The bytes that fit are kept: a block that moves keeps its own size, not what is asked for. */
static uint64_t resize(uint64_t block, uint64_t size) {
  uint64_t moved = host_malloc(size), had = host_block_size(block);
  memcpy((void *)moved, (void *)block, had < size ? had : size);
  host_free(block);
  return moved;
}

static uint64_t load(uint32_t contract, const guest_string *key, uint64_t out) {
  unsigned own = 0;
  sscanf(chain.contract_id, "1.11.%u", &own);
  return contract == own && host_load(key, out);
}

static uint64_t fill_text(uint64_t out, const char *text) { return host_fill(out, text, strlen(text)); }

static int compare(const void *left, const void *right, size_t count) {
  int order = memcmp(left, right, count);
  return (order > 0) - (order < 0);
}

/* Money that moves, other contracts, cryptography, 256-bit numbers: these calls have their second opinion elsewhere. */
static bool is_beyond_the_host(int number) {
  return number == 0x21 || number == 0x22 || number == 0x24 || number == 0x2f || (number >= 0x80 && number <= 0x98);
}

static uint64_t serve(int number, uint64_t first, uint64_t second, uint64_t third) {
  const guest_string *text = (const guest_string *)first;
  switch (number) {
    case 0x10: return 0;
    case 0x11: return host_malloc(first);
    case 0x12: return resize(first, second);
    case 0x13: return host_free(first), 0;
    case 0x14:
    case 0x17: return (uint64_t)memmove((void *)first, (void *)second, third);
    case 0x15: return (uint32_t)compare((void *)first, (void *)second, third);
    case 0x16: return (uint64_t)memset((void *)first, (int)second, third);
    case 0x20: return balance(text, (const guest_string *)second);
    case 0x23: return chain.sent_asset;
    case 0x25: return fill_text(first, chain.author);
    case 0x26: return 10000000;
    case 0x27: return chain.block_number;
    case 0x28: return chain.timestamp;
    case 0x29: return (uint64_t)chain.sent;
    case 0x2a:
    case 0x2b: return fill_text(first, chain.sender);
    case 0x2c: return strtoul(chain.contract_id + strlen("1.11."), 0, 10);
    case 0x2d: return fill_text(first, chain.contract_id);
    case 0x2e: return call.creation;
    case 0x30: return host_store(text, (char *)second, third), 0;
    case 0x31: return load((uint32_t)first, (const guest_string *)second, third);
    case 0x32: return host_remove(text), 0;
    case 0x60: host_end("contract_error", text->bytes, text->length);
    case 0x61: return fill_text(first, call.name);
    case 0x7a: return host_event_begin(text), 0;
    case 0x7b: return host_event_end(), 0;
  }
  if (number >= 0x40 && number < 0x40 + TYPES) return parameter(number - 0x40, first);
  if (number >= 0x50 && number < 0x50 + TYPES) return give_back(number - 0x50, first);
  if (number >= 0x70 && number < 0x70 + TYPES) return push(number - 0x70, first);
  if (is_beyond_the_host(number)) host_end("unserved", "", 0);
  host_end("unexpected_operation", "", 0);
}

volatile bool in_service;

uint64_t echo_host_service(int number, uint64_t first, uint64_t second, uint64_t third, uint64_t fourth, uint64_t fifth) {
  (void)fourth, (void)fifth;
  in_service = true;
  uint64_t result = serve(number, first, second, third);
  in_service = false;
  return result;
}
