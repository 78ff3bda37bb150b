/* Lua 5.4: what a program returns, as text. */
#include <lauxlib.h>
#include <lualib.h>
#include <stdlib.h>

#include "driver.h"

static void *allocate(void *state, void *block, size_t before, size_t size) {
  (void)state, (void)before;
  if (size > 0) return realloc(block, size);
  free(block);
  return 0;
}

static void open_libraries(lua_State *lua) {
  static const luaL_Reg libraries[] = {{"_G", luaopen_base}, {"string", luaopen_string}, {"table", luaopen_table},
                                       {"coroutine", luaopen_coroutine}, {"utf8", luaopen_utf8}, {0, 0}};
  for (const luaL_Reg *one = libraries; one->name; one++) luaL_requiref(lua, one->name, one->func, 1), lua_pop(lua, 1);
}

static void run_with(lua_State *lua) {
  echo_string program = parameter_string();
  int status = luaL_loadbufferx(lua, program.bytes, program.length, "=program", "t");
  if (status == LUA_OK) status = lua_pcall(lua, 0, LUA_MULTRET, 0);
  echo_return_i32(status);
  for (int n = 1; n <= lua_gettop(lua); n++) {
    size_t length;
    const char *words = luaL_tolstring(lua, n, &length);
    give(words, length);
    lua_pop(lua, 1);
  }
  lua_close(lua);
}

static void run(void) {
  lua_State *lua = lua_newstate(allocate, 0);
  open_libraries(lua);
  run_with(lua);
}

/* With the library of mathematics, which has floating point in it as soon as it is opened. */
static void run_math(void) {
  lua_State *lua = lua_newstate(allocate, 0);
  open_libraries(lua);
  luaL_requiref(lua, "math", luaopen_math, 1), lua_pop(lua, 1);
  run_with(lua);
}

CONTRACT({"run", run}, {"run_math", run_math})
