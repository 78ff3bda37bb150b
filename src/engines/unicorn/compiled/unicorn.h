/* The functions of libunicorn that are called from here, found in the library that is loaded already. */
#pragma once
#include <stddef.h>
#include <stdint.h>

/* The six kinds of unmapped and protected read, write and fetch. */
#define HOOK_INVALID_MEMORY 0x3f0

typedef void uc_engine;

struct unicorn {
  uc_engine *engine;
  /* What every case starts from. */
  void *fresh;
  /* Where the run that is under way ends. */
  uint64_t until;
  int (*context_restore)(uc_engine *, void *);
  int (*write_batch)(uc_engine *, const int *, void *const *, int);
  int (*read_batch)(uc_engine *, const int *, void **, int);
  int (*read)(uc_engine *, int, void *);
  int (*start)(uc_engine *, uint64_t, uint64_t, uint64_t, size_t);
  int (*stop)(uc_engine *);
  int (*control)(uc_engine *, unsigned, ...);
  int (*hook_add)(uc_engine *, size_t *, int, void *, void *, uint64_t, uint64_t, ...);
};

/* 0: the library has not all of them. */
int find_functions(struct unicorn *unicorn, const char *library);
