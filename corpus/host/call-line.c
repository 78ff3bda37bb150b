/* The call line `name(arg, "text", …)`, parsed in place. */
#include <ctype.h>
#include <string.h>

#include "host.h"

static char *at;

static void skip_spaces(void) {
  while (*at == ' ') at++;
}

static bool take(char wanted) {
  skip_spaces();
  if (*at != wanted) return false;
  at++;
  return true;
}

/* Drops the escapes, so the text may end before its quote. */
static bool parse_text(host_argument *argument) {
  char *end = at;
  *argument = (host_argument){.kind = ARGUMENT_TEXT, .text = at};
  for (; *at != '"'; *end++ = *at++) {
    if (*at == '\\' && (at[1] == '"' || at[1] == '\\')) at++;
    if (*at == 0) return false;
  }
  at++;
  argument->length = (uint32_t)(end - argument->text);
  return true;
}

static bool parse_word(host_argument *argument, const char *word, bool value) {
  size_t length = strlen(word);
  if (strncmp(at, word, length) != 0 || isalnum((unsigned char)at[length])) return false;
  at += length;
  *argument = (host_argument){.kind = ARGUMENT_BOOL, .magnitude = value};
  return true;
}

static bool parse_integer(host_argument *argument) {
  *argument = (host_argument){.kind = ARGUMENT_INTEGER, .negative = *at == '-'};
  if (*at == '-') at++;
  if (!isdigit((unsigned char)*at)) return false;
  for (; isdigit((unsigned char)*at); at++) {
    unsigned digit = (unsigned)(*at - '0');
    argument->huge |= __builtin_mul_overflow(argument->magnitude, 10, &argument->magnitude);
    argument->huge |= __builtin_add_overflow(argument->magnitude, digit, &argument->magnitude);
  }
  return !isalpha((unsigned char)*at);
}

static bool parse_argument(host_argument *argument) {
  if (take('"')) return parse_text(argument);
  return parse_word(argument, "true", true) || parse_word(argument, "false", false) || parse_integer(argument);
}

static bool parse_arguments(host_call *parsed) {
  do {
    if (parsed->count == sizeof parsed->arguments / sizeof parsed->arguments[0]) return false;
    if (!parse_argument(&parsed->arguments[parsed->count++])) return false;
  } while (take(','));
  return take(')');
}

/* The name is ended by a zero only after the parenthesis behind it has been seen. */
bool host_parse_call(char *line, host_call *parsed) {
  at = line;
  skip_spaces();
  char *name = at;
  while (isalnum((unsigned char)*at) || *at == '_') at++;
  char *name_end = at;
  if (name == name_end || isdigit((unsigned char)*name) || !take('(')) return false;
  *name_end = 0;
  parsed->name = name;
  if (!take(')') && !parse_arguments(parsed)) return false;
  skip_spaces();
  return *at == 0;
}
