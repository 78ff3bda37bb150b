# The services as functions, for languages that call C but cannot write `int N` themselves. A function's arguments come in
# the registers that a service takes them from, and its result goes where a service leaves it: there is nothing else to do.
.macro service name, number
.section .text.\name, "ax", @progbits
.globl \name
.type \name, @function
\name:
	int $\number
	ret
.size \name, . - \name
.endm

service echo_debug, 0x10
service echo_malloc, 0x11
service echo_realloc, 0x12
service echo_free, 0x13
service echo_memcpy, 0x14
service echo_memcmp, 0x15
service echo_memset, 0x16
service echo_memmove, 0x17
service echo_get_balance, 0x20
service echo_transfer, 0x21
service echo_get_property, 0x22
service echo_get_call_asset_id, 0x23
service echo_get_block_hash, 0x24
service echo_get_block_author, 0x25
service echo_get_gas_limit, 0x26
service echo_get_block_number, 0x27
service echo_get_block_timestamp, 0x28
service echo_get_send_value, 0x29
service echo_get_sender, 0x2a
service echo_get_origin_sender, 0x2b
service echo_get_contract_id, 0x2c
service echo_get_full_contract_id, 0x2d
service echo_is_constructor, 0x2e
service echo_call_contract, 0x2f
service echo_storage_store, 0x30
service echo_storage_load, 0x31
service echo_storage_remove, 0x32
service echo_get_parameter_string, 0x40
service echo_get_parameter_bool, 0x41
service echo_get_parameter_i8, 0x42
service echo_get_parameter_i16, 0x43
service echo_get_parameter_i32, 0x44
service echo_get_parameter_i64, 0x45
service echo_get_parameter_u8, 0x46
service echo_get_parameter_u16, 0x47
service echo_get_parameter_u32, 0x48
service echo_get_parameter_u64, 0x49
service echo_return_string, 0x50
service echo_return_bool, 0x51
service echo_return_i8, 0x52
service echo_return_i16, 0x53
service echo_return_i32, 0x54
service echo_return_i64, 0x55
service echo_return_u8, 0x56
service echo_return_u16, 0x57
service echo_return_u32, 0x58
service echo_return_u64, 0x59
service echo_contract_error, 0x60
service echo_get_function_name, 0x61
service echo_event_string, 0x70
service echo_event_bool, 0x71
service echo_event_i8, 0x72
service echo_event_i16, 0x73
service echo_event_i32, 0x74
service echo_event_i64, 0x75
service echo_event_u8, 0x76
service echo_event_u16, 0x77
service echo_event_u32, 0x78
service echo_event_u64, 0x79
service echo_event_begin, 0x7a
service echo_event_end, 0x7b
service echo_sha256, 0x80
service echo_keccak256, 0x81
service echo_ripemd160, 0x82
service echo_sha512, 0x83
service echo_ed25519_verify, 0x84
service echo_secp256k1_recover, 0x85
service echo_math256_add, 0x90
service echo_math256_sub, 0x91
service echo_math256_mul, 0x92
service echo_math256_div, 0x93
service echo_math256_mod, 0x94
service echo_math256_addmod, 0x95
service echo_math256_mulmod, 0x96
service echo_math256_powmod, 0x97
service echo_math256_isqrt, 0x98
