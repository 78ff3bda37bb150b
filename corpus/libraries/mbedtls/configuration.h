/* What of Mbed TLS is wanted: P-256 with ECDSA, SHA-2, AES-GCM; nothing that needs a system. */
#define MBEDTLS_HAVE_ASM
#define MBEDTLS_SHA256_C
#define MBEDTLS_SHA512_C
#define MBEDTLS_AES_C
#define MBEDTLS_CIPHER_C
#define MBEDTLS_GCM_C
#define MBEDTLS_BIGNUM_C
#define MBEDTLS_ECP_C
#define MBEDTLS_ECDSA_C
#define MBEDTLS_ASN1_PARSE_C
#define MBEDTLS_ASN1_WRITE_C
#define MBEDTLS_ECP_DP_SECP256R1_ENABLED
#define MBEDTLS_ECP_NIST_OPTIM
#define MBEDTLS_MD_C
#define MBEDTLS_OID_C
#define MBEDTLS_ECP_NO_INTERNAL_RNG
#include "mbedtls/check_config.h"
