/*
 * Variables of a contract that stay, under ECHO's names:
 *
 *     DB_UINT64(supply);
 *     DB_HASHMAP(string, uint64_t, balances);
 *
 * A call line that is the bare name of one reads it. The semicolon may be left out.
 */
#ifndef ECHO_STORAGE_HPP
#define ECHO_STORAGE_HPP

#include "stored-hashmap.hpp"
#include "stored-vector.hpp"
#include "stored.hpp"

#define DB_VALUE(type, name) echo::stored<type> name{#name};

#define DB_BOOL(name) DB_VALUE(bool, name)
#define DB_INT8(name) DB_VALUE(int8_t, name)
#define DB_INT16(name) DB_VALUE(int16_t, name)
#define DB_INT32(name) DB_VALUE(int32_t, name)
#define DB_INT64(name) DB_VALUE(int64_t, name)
#define DB_UINT8(name) DB_VALUE(uint8_t, name)
#define DB_UINT16(name) DB_VALUE(uint16_t, name)
#define DB_UINT32(name) DB_VALUE(uint32_t, name)
#define DB_UINT64(name) DB_VALUE(uint64_t, name)
#define DB_STRING(name) DB_VALUE(echo::string, name)
#define DB_VECTOR(type, name) echo::stored_vector<type> name{#name};
#define DB_HASHMAP(key, value, name) echo::stored_hashmap<key, value> name{#name};

#endif
