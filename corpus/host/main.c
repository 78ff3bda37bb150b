/*
 * contract [--block N] [--timestamp N] [--contract ID] [--sender ID] [--balance OWNER ASSET AMOUNT]… [--call LINE]
 * Without --call the contract is created. Prints `value TYPE HEX` for each returned value, `log NAME(TYPES) HEX` for each
 * event, `stored KEY VALUE` for what is kept, and then three lines: `error NAME`, `output HEX`, `message HEX`. The error `unserved` is none of ECHO's: the host
 * lacks what the call needs.
 */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

#include "host.h"

#define STACK_TOP 0x300000000ul
#define STACK_SIZE (1ul << 20)
#define OUTPUT_LIMIT (64u << 10)

host_chain chain = {.block_number = 1, .contract_id = "1.11.0", .sender = "1.2.0", .author = "1.2.0"};
host_call call = {.creation = true, .name = ""};
static uint8_t output[OUTPUT_LIMIT];
static size_t output_size;

void __apply(void);

static void print_hex(const char *name, const uint8_t *bytes, size_t count) {
  printf("%s%s", name, *name ? " " : "");
  for (size_t n = 0; n < count; n++) printf("%02x", bytes[n]);
  printf("\n");
}

void host_end(const char *error, const char *message, size_t length) {
  if (strcmp(error, "none") == 0) {
    host_print_events();
    host_print_storage();
  }
  printf("error %s\n", error);
  print_hex("output", output, output_size);
  print_hex("message", (const uint8_t *)message, length);
  fflush(stdout);
  _exit(0);
}

static void append(const void *bytes, size_t count) {
  memcpy(output + output_size, bytes, count);
  output_size += count;
}

void host_return(const char *type, const void *bytes, size_t count, bool with_length) {
  uint32_t length = (uint32_t)count;
  if (count + (with_length ? sizeof length : 0) > OUTPUT_LIMIT - output_size) host_end("output_limit_exceeded", "", 0);
  printf("value %s ", type);
  print_hex("", bytes, count);
  if (with_length) append(&length, sizeof length);
  append(bytes, count);
}

/* Linux tells #GP from #PF by the code: only a page fault has an address. */
static const char *error_of(int number, int code) {
  if (number == SIGFPE) return "division_by_zero";
  if (number == SIGILL) return "unsupported_instruction";
  return code == SI_KERNEL && !in_service ? "operand_invalid_access" : "memory_invalid_access";
}

/* The stack of the contract is full when it faults, so handlers run on one of their own. */
static void on_fault(int number, siginfo_t *info, void *context) {
  (void)context;
  host_end(error_of(number, info->si_code), "", 0);
}

static void catch_faults(void) {
  static uint8_t room[1 << 16];
  stack_t stack = {.ss_sp = room, .ss_size = sizeof room};
  sigaltstack(&stack, 0);
  struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_ONSTACK | SA_SIGINFO};
  const int signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL};
  for (int n = 0; n < 4; n++) sigaction(signals[n], &action, 0);
}

static void run(void) {
  static ucontext_t back, contract;
  void *base = (void *)(STACK_TOP - STACK_SIZE);
  int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE;
  if (mmap(base, STACK_SIZE, PROT_READ | PROT_WRITE, flags, -1, 0) == MAP_FAILED) abort();
  getcontext(&contract);
  contract.uc_stack = (stack_t){.ss_sp = base, .ss_size = STACK_SIZE};
  contract.uc_link = &back;
  makecontext(&contract, __apply, 0);
  swapcontext(&back, &contract);
}

static void read_options(char **word) {
  for (; *word; word++) {
    if (strcmp(*word, "--block") == 0) chain.block_number = (uint32_t)strtoul(*++word, 0, 10);
    else if (strcmp(*word, "--contract") == 0) chain.contract_id = *++word;
    else if (strcmp(*word, "--timestamp") == 0) chain.timestamp = (uint32_t)strtoul(*++word, 0, 10);
    else if (strcmp(*word, "--sender") == 0) chain.sender = *++word;
    else if (strcmp(*word, "--balance") == 0 && chain.balance_count < 16) {
      chain.balances[chain.balance_count++] = (host_balance){word[1], word[2], strtoll(word[3], 0, 10)};
      word += 3;
    } else if (strcmp(*word, "--call") == 0) {
      call.creation = false;
      if (!host_parse_call(*++word, &call)) host_end("incorrect_parameters", "", 0);
    } else abort();
  }
}

int main(int count, char **words) {
  (void)count;
  read_options(words + 1);
  catch_faults();
  run();
  host_end("none", "", 0);
}
