/* bcrypt, as OpenBSD wrote it, at the smallest cost that it accepts. */
#include <string.h>

#include "node_blf.h"

#include "driver.h"

/* The hash of a password, with the salt and the cost in the words of bcrypt: $2b$04$… */
static void hash(void) {
  echo_string password = parameter_string(), salt = parameter_string();
  char line[32] = {0}, result[128] = {0};
  require(salt.length < sizeof line, "A salt has 29 characters.");
  memcpy(line, salt.bytes, salt.length);
  bcrypt(password.bytes, password.length, line, result);
  give_text(result);
}

static void rounds(void) {
  echo_string line = parameter_string();
  char copy[64] = {0};
  require(line.length < sizeof copy, "A hash has 60 characters.");
  memcpy(copy, line.bytes, line.length);
  echo_return_u32(bcrypt_get_rounds(copy));
}

extern "C" {
CONTRACT({"hash", hash}, {"rounds", rounds})
}
