/* What a contract keeps: a list of keys and values, which ends with the run. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "host.h"

typedef struct entry {
  struct entry *next;
  char *key, *value;
  size_t key_length, length;
} entry;

static entry *entries;

static char *copy(const char *from, size_t count) {
  char *to = malloc(count + 1);
  memcpy(to, from, count);
  return to;
}

static entry **find(const guest_string *key) {
  entry **at = &entries;
  while (*at && ((*at)->key_length != key->length || memcmp((*at)->key, key->bytes, key->length) != 0)) at = &(*at)->next;
  return at;
}

void host_store(const guest_string *key, const char *bytes, size_t count) {
  if (key->length > 1024 || count > 65536) host_end("invalid_chain_call", "", 0);
  entry **at = find(key);
  if (!*at) {
    *at = calloc(1, sizeof **at);
    (*at)->key = copy(key->bytes, key->length);
    (*at)->key_length = key->length;
  }
  (*at)->value = copy(bytes, count);
  (*at)->length = count;
}

bool host_load(const guest_string *key, uint64_t out) {
  const entry *found = *find(key);
  if (found) host_fill(out, found->value, found->length);
  return found != 0;
}

void host_remove(const guest_string *prefix) {
  for (entry **at = &entries; *at;) {
    bool begins = (*at)->key_length >= prefix->length && memcmp((*at)->key, prefix->bytes, prefix->length) == 0;
    if (begins) *at = (*at)->next;
    else at = &(*at)->next;
  }
}

static void print_bytes(const char *bytes, size_t count) {
  for (size_t n = 0; n < count; n++) printf("%02x", (uint8_t)bytes[n]);
}

void host_print_storage(void) {
  for (const entry *one = entries; one; one = one->next) {
    printf("stored ");
    print_bytes(one->key, one->key_length);
    printf(" ");
    print_bytes(one->value, one->length);
    printf("\n");
  }
}
