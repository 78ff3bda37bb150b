/*
 * A contract on the host: its own source, compiled for this machine, with the services served from here. No line is
 * shared with the reference VM, so what it returns is a second opinion on what a VM must return. There is no sandbox.
 */
#ifndef HOST_H
#define HOST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a contract may see of the chain. */
typedef struct {
  const char *owner, *asset;
  int64_t amount;
} host_balance;

typedef struct {
  uint32_t block_number, timestamp;
  const char *contract_id, *sender, *author;
  int64_t sent;
  uint64_t sent_asset;
  host_balance balances[16];
  int balance_count;
} host_chain;

typedef enum { ARGUMENT_TEXT, ARGUMENT_BOOL, ARGUMENT_INTEGER } host_kind;

/* An integer is a sign and a magnitude; one that needs more than 64 bits is `huge` and fits nothing. */
typedef struct {
  host_kind kind;
  char *text;
  uint32_t length;
  uint64_t magnitude;
  bool negative, huge;
} host_argument;

typedef struct {
  bool creation;
  const char *name;
  host_argument arguments[256];
  int count, next;
} host_call;

/* Fills `call`; false when the line is malformed. Writes into `line` and keeps pointers into it. */
bool host_parse_call(char *line, host_call *call);

/* Ends the process: prints error, output and message, a line each, behind the returned values. */
__attribute__((noreturn)) void host_end(const char *error, const char *message, size_t length);

/* Appends a value to the output, behind its length in four bytes where it has one. */
void host_return(const char *type, const void *bytes, size_t count, bool with_length);

uint64_t host_malloc(uint64_t size);
void host_free(uint64_t block);
uint64_t host_block_size(uint64_t block);

extern host_chain chain;
extern host_call call;

/* A bad pointer is memory_invalid_access for a service, whatever kind of fault it is here. */
extern volatile bool in_service;

/* A string in memory as the services use it. */
typedef struct {
  char *bytes;
  uint32_t length;
} guest_string;

/* Fills the string at `out` with a copy on the heap. */
uint64_t host_fill(uint64_t out, const char *from, size_t length);

/* What the contract keeps; `load` gives false where nothing is stored. */
void host_store(const guest_string *key, const char *bytes, size_t count);
bool host_load(const guest_string *key, uint64_t out);
void host_remove(const guest_string *prefix);

/* Prints what is kept at the end of a run that ended well, a line each: `stored KEY VALUE`, in hex. */
void host_print_storage(void);

/* Events: unexpected_operation for a value outside of one, and for one within another. */
void host_event_begin(const guest_string *name);
void host_event_value(const char *type, const void *bytes, size_t count, bool with_length);
void host_event_end(void);

/* Prints the events of a run that ended well, a line each: `log NAME(TYPES) HEX`. */
void host_print_events(void);

/* Every `int N` of the contract comes here. */
uint64_t echo_host_service(int number, uint64_t first, uint64_t second, uint64_t third, uint64_t fourth, uint64_t fifth);

#endif
