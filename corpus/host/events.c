/* Events: their names, types and values as one line each. */
#include <stdio.h>
#include <string.h>

#include "host.h"

#define ROOM (256u << 10)

static char lines[ROOM];
static size_t used;
/* The line of the event that is open, types and values apart. */
static char head[4096], values[ROOM];
static bool open;

/* Of a run: 1,024 events and 64 KiB of names and values, one byte more for each value. */
static size_t begun, bytes_used;

static void count(size_t bytes) {
  bytes_used += bytes;
  if (begun > 1024 || bytes_used > 65536) host_end("log_limit_exceeded", "", 0);
}

static void unexpected(void) { host_end("unexpected_operation", "", 0); }

void host_event_begin(const guest_string *name) {
  if (open) unexpected();
  open = true;
  begun++;
  count(name->length);
  snprintf(head, sizeof head, "log %.*s(", (int)name->length, name->bytes);
  values[0] = 0;
}

static void append_hex(const void *bytes, size_t count) {
  size_t at = strlen(values);
  for (size_t n = 0; n < count && at + 3 < ROOM; n++, at += 2) sprintf(values + at, "%02x", ((const uint8_t *)bytes)[n]);
}

/* Signatures spell integers as Solidity does. */
static void append_type(const char *type) {
  if (head[strlen(head) - 1] != '(') strcat(head, ",");
  bool is_integer = type[1] >= '0' && type[1] <= '9';
  if (!is_integer) strcat(head, type);
  else sprintf(head + strlen(head), "%sint%s", *type == 'u' ? "u" : "", type + 1);
}

void host_event_value(const char *type, const void *bytes, size_t size, bool with_length) {
  uint32_t length = (uint32_t)size;
  if (!open) unexpected();
  count(size + (with_length ? sizeof length : 0) + 1);
  append_type(type);
  if (with_length) append_hex(&length, sizeof length);
  append_hex(bytes, size);
}

void host_event_end(void) {
  if (!open) unexpected();
  open = false;
  used += (size_t)snprintf(lines + used, ROOM - used, "%s) %s\n", head, values);
}

void host_print_events(void) { fputs(lines, stdout); }
