/* A hash map from text to number: open addressing, grown through the heap, entries in the order of their arrival. */
#include "contract.h"

typedef struct {
  const char *word;
  uint32_t length, count;
} entry;

/* `slots` holds the index of an entry plus 1, or 0. Always a power of two, at most half of them taken. */
typedef struct {
  entry *entries;
  uint32_t *slots;
  uint32_t used, capacity;
} map;

/* FNV-1a */
static uint32_t hash_of(const char *word, uint32_t length) {
  uint32_t hash = 2166136261;
  for (uint32_t n = 0; n < length; n++) hash = (hash ^ (uint8_t)word[n]) * 16777619;
  return hash;
}

static uint32_t *slot_of(map *m, const char *word, uint32_t length) {
  for (uint32_t at = hash_of(word, length);; at++) {
    uint32_t *slot = &m->slots[at & (m->capacity - 1)];
    if (*slot == 0) return slot;
    const entry *found = &m->entries[*slot - 1];
    if (found->length == length && echo_memcmp(found->word, word, length) == 0) return slot;
  }
}

static void release(map *m) {
  if (m->capacity == 0) return;
  echo_free(m->entries);
  echo_free(m->slots);
}

static void grow(map *m) {
  map larger = {.capacity = m->capacity ? 2 * m->capacity : 8, .used = m->used};
  larger.entries = echo_malloc(larger.capacity / 2 * sizeof(entry));
  larger.slots = echo_malloc(larger.capacity * sizeof(uint32_t));
  echo_memset(larger.slots, 0, larger.capacity * sizeof(uint32_t));
  echo_memcpy(larger.entries, m->entries, m->used * sizeof(entry));
  for (uint32_t n = 0; n < m->used; n++) *slot_of(&larger, m->entries[n].word, m->entries[n].length) = n + 1;
  release(m);
  *m = larger;
}

static void count_word(map *m, const char *word, uint32_t length) {
  if (2 * m->used >= m->capacity) grow(m);
  uint32_t *slot = slot_of(m, word, length);
  if (*slot == 0) {
    m->entries[m->used] = (entry){word, length, 0};
    *slot = ++m->used;
  }
  m->entries[*slot - 1].count++;
}

static void count_words(map *m, const echo_string *text) {
  for (uint32_t at = 0, start = 0; at <= text->length; at++) {
    if (at < text->length && text->bytes[at] != ' ') continue;
    if (at > start) count_word(m, text->bytes + start, at - start);
    start = at + 1;
  }
}

/* How many different words, and each one with its count. */
static void words(void) {
  echo_string input = parameter_string();
  map m = {.used = 0};
  count_words(&m, &input);
  echo_return_u32(m.used);
  for (uint32_t n = 0; n < m.used; n++) {
    echo_string word = {(char *)m.entries[n].word, m.entries[n].length};
    echo_return_string(&word);
    echo_return_u32(m.entries[n].count);
  }
  release(&m);
  text_free(&input);
}

/* The count of one word, and whether it is there at all. */
static void look_up(void) {
  echo_string input = parameter_string(), word = parameter_string();
  map m = {.used = 0};
  count_words(&m, &input);
  uint32_t slot = m.capacity ? *slot_of(&m, word.bytes, word.length) : 0;
  echo_return_bool(slot != 0);
  echo_return_u32(slot ? m.entries[slot - 1].count : 0);
  release(&m);
  text_free(&input);
  text_free(&word);
}

/* Writes as many numbers as words, all different: the map grows many times. */
static void fill(void) {
  uint32_t count = parameter_u32(), sum = 0;
  uint32_t *keys = echo_malloc((count + 1ul) * sizeof *keys);
  map m = {.used = 0};
  for (uint32_t n = 0; n < count; n++) {
    keys[n] = n * 2654435761u;
    count_word(&m, (const char *)&keys[n], sizeof keys[n]);
  }
  for (uint32_t n = 0; n < count; n++) sum += *slot_of(&m, (const char *)&keys[n], sizeof keys[n]);
  echo_return_u32(m.used);
  echo_return_u32(m.capacity);
  echo_return_u32(sum);
  release(&m);
  echo_free(keys);
}

CONTRACT({"words", words}, {"look_up", look_up}, {"fill", fill})
