/* The system that SQLite runs on: no file can be opened, random numbers are all 7, and it is always the same day. */
#include <sqlite3.h>
#include <string.h>

static int open_file(sqlite3_vfs *system, sqlite3_filename name, sqlite3_file *file, int flags, int *out) {
  return (void)system, (void)name, (void)file, (void)flags, (void)out, SQLITE_CANTOPEN;
}

static int delete_file(sqlite3_vfs *system, const char *name, int sync) { return (void)system, (void)name, (void)sync, 0; }

static int has_access(sqlite3_vfs *system, const char *name, int flags, int *result) {
  *result = 0;
  return (void)system, (void)name, (void)flags, SQLITE_OK;
}

static int full_path(sqlite3_vfs *system, const char *name, int room, char *out) {
  strncpy(out, name, (size_t)room);
  return (void)system, SQLITE_OK;
}

static int random_bytes(sqlite3_vfs *system, int count, char *out) {
  memset(out, 7, (size_t)count);
  return (void)system, count;
}

static int sleep_for(sqlite3_vfs *system, int microseconds) { return (void)system, microseconds; }

/* Days since noon in Greenwich on November 24, 4714 BC. */
static int julian_day(sqlite3_vfs *system, double *out) {
  *out = 2460000.5;
  return (void)system, SQLITE_OK;
}

static int last_error(sqlite3_vfs *system, int count, char *out) { return (void)system, (void)count, (void)out, 0; }

/* The same in milliseconds, in whole numbers. */
static int julian_milliseconds(sqlite3_vfs *system, sqlite3_int64 *out) {
  *out = 212544043200000ll;
  return (void)system, SQLITE_OK;
}

static sqlite3_vfs system_of_contracts = {
    .iVersion = 2,
    .szOsFile = 64,
    .mxPathname = 512,
    .zName = "echo",
    .xOpen = open_file,
    .xDelete = delete_file,
    .xAccess = has_access,
    .xFullPathname = full_path,
    .xRandomness = random_bytes,
    .xSleep = sleep_for,
    .xCurrentTime = julian_day,
    .xGetLastError = last_error,
    .xCurrentTimeInt64 = julian_milliseconds,
};

int sqlite3_os_init(void) { return sqlite3_vfs_register(&system_of_contracts, 1); }
int sqlite3_os_end(void) { return SQLITE_OK; }
