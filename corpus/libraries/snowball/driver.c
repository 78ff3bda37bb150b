/* Snowball's stemmers: the stem of every word of a text. */
#include "api.h"
#include "stem_UTF_8_english.h"
#include "stem_UTF_8_german.h"
#include "stem_UTF_8_russian.h"

#include "driver.h"

typedef int stemmer(struct SN_env *);

static void stem_words(struct SN_env *environment, stemmer *stem) {
  echo_string words = parameter_string();
  for (uint32_t at = 0; at < words.length;) {
    uint32_t end = at;
    while (end < words.length && words.bytes[end] != ' ') end++;
    SN_set_current(environment, (int)(end - at), (const symbol *)words.bytes + at);
    stem(environment);
    give(environment->p, (size_t)environment->l);
    at = end + 1;
  }
}

static void english(void) { stem_words(english_UTF_8_create_env(), english_UTF_8_stem); }
static void german(void) { stem_words(german_UTF_8_create_env(), german_UTF_8_stem); }
static void russian(void) { stem_words(russian_UTF_8_create_env(), russian_UTF_8_stem); }

CONTRACT({"english", english}, {"german", german}, {"russian", russian})
