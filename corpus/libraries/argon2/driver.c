/* Argon2's reference implementation, in one thread. */
#include <argon2.h>
#include <string.h>

#include "driver.h"

static const char password[] = "password", salt[] = "somesaltsomesalt";

/* Passes, KiB of memory, lanes. */
static void hash_with(argon2_type type) {
  uint32_t passes = parameter_u32(), memory = parameter_u32(), lanes = parameter_u32();
  uint8_t digest[32];
  int result = argon2_hash(passes, memory, lanes, password, strlen(password), salt, strlen(salt), digest, sizeof digest, 0, 0,
                           type, ARGON2_VERSION_13);
  echo_return_i32(result);
  if (result == ARGON2_OK) give(digest, sizeof digest);
  else give_text(argon2_error_message(result));
}

static void argon2d(void) { hash_with(Argon2_d); }
static void argon2i(void) { hash_with(Argon2_i); }
static void argon2id(void) { hash_with(Argon2_id); }

/* As it is written into a database, and whether the password and another one fit it. */
static void encoded(void) {
  char line[128];
  uint32_t memory = parameter_u32();
  int result = argon2id_hash_encoded(1, memory, 1, password, strlen(password), salt, strlen(salt), 16, line, sizeof line);
  echo_return_i32(result);
  give_text(line);
  echo_return_i32(argon2id_verify(line, password, strlen(password)));
  echo_return_i32(argon2id_verify(line, "passwort", strlen(password)));
}

CONTRACT({"argon2d", argon2d}, {"argon2i", argon2i}, {"argon2id", argon2id}, {"encoded", encoded})
