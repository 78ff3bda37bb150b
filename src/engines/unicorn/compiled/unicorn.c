#include "unicorn.h"
#include <dlfcn.h>

int find_functions(struct unicorn *unicorn, const char *library) {
  void *loaded = dlopen(library, RTLD_NOW | RTLD_NOLOAD);
  if (!loaded) return 0;
  *(void **)&unicorn->context_restore = dlsym(loaded, "uc_context_restore");
  *(void **)&unicorn->write_batch = dlsym(loaded, "uc_reg_write_batch");
  *(void **)&unicorn->read_batch = dlsym(loaded, "uc_reg_read_batch");
  *(void **)&unicorn->read = dlsym(loaded, "uc_reg_read");
  *(void **)&unicorn->start = dlsym(loaded, "uc_emu_start");
  *(void **)&unicorn->stop = dlsym(loaded, "uc_emu_stop");
  *(void **)&unicorn->control = dlsym(loaded, "uc_ctl");
  *(void **)&unicorn->hook_add = dlsym(loaded, "uc_hook_add");
  return unicorn->context_restore && unicorn->write_batch && unicorn->read_batch && unicorn->read && unicorn->start && unicorn->stop &&
         unicorn->control && unicorn->hook_add;
}
