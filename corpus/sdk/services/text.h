/* What services call a string, and the instruction that calls them. */
#ifndef ECHO_SERVICES_TEXT_H
#define ECHO_SERVICES_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../service.h"

/* Text is bytes and a length, without a zero at the end; the empty text is { 0, 0 }. 16 bytes, the last four unused. */
typedef struct {
  char *bytes;
  uint32_t length;
} echo_string;

#endif
