/* libsecp256k1: signatures made, verified, refused, and the key that made one recovered. */
#include <secp256k1.h>
#include <secp256k1_recovery.h>
#include <string.h>

#include "driver.h"

static uint8_t key[32], message[32];
static secp256k1_context *context;

/* A key and a message of a seed. */
static void open_context(void) {
  fill(key, sizeof key, parameter_u32());
  for (int n = 0; n < 32; n++) message[n] = (uint8_t)(n * 7 + key[n]);
  context = secp256k1_context_create(SECP256K1_CONTEXT_NONE);
}

static void give_key(const secp256k1_pubkey *public_key) {
  uint8_t bytes[33];
  size_t length = sizeof bytes;
  secp256k1_ec_pubkey_serialize(context, bytes, &length, public_key, SECP256K1_EC_COMPRESSED);
  give(bytes, length);
}

static void sign(void) {
  uint8_t bytes[64];
  secp256k1_ecdsa_signature signature;
  open_context();
  echo_return_bool(secp256k1_ecdsa_sign(context, &signature, message, key, 0, 0));
  secp256k1_ecdsa_signature_serialize_compact(context, bytes, &signature);
  give(bytes, sizeof bytes);
}

static void public_key(void) {
  secp256k1_pubkey made;
  open_context();
  echo_return_bool(secp256k1_ec_pubkey_create(context, &made, key));
  give_key(&made);
}

/* A signature of its own, over a message whose last byte may be changed afterwards. */
static void verify(void) {
  secp256k1_ecdsa_signature signature;
  secp256k1_pubkey made;
  open_context();
  echo_return_bool(secp256k1_ec_pubkey_create(context, &made, key) &&
                   secp256k1_ecdsa_sign(context, &signature, message, key, 0, 0));
  message[31] ^= parameter_u8();
  echo_return_bool(secp256k1_ecdsa_verify(context, &signature, message, &made));
}

static void recover(void) {
  secp256k1_ecdsa_recoverable_signature signature;
  secp256k1_pubkey found;
  open_context();
  echo_return_bool(secp256k1_ecdsa_sign_recoverable(context, &signature, message, key, 0, 0));
  echo_return_bool(secp256k1_ecdsa_recover(context, &found, &signature, message));
  give_key(&found);
}

CONTRACT({"sign", sign}, {"public_key", public_key}, {"verify", verify}, {"recover", recover})
