/* SQLite in memory: a ledger with an index, a trigger and a constraint, and questions about it. */
#include <sqlite3.h>

#include "driver.h"

static sqlite3 *database;

/* A row is given back as one text. */
static int give_row(void *count, int columns, char **values, char **names) {
  (void)names;
  sqlite3_str *row = sqlite3_str_new(database);
  for (int n = 0; n < columns; n++) sqlite3_str_appendf(row, "%s%s", n > 0 ? "|" : "", values[n] ? values[n] : "NULL");
  char *line = sqlite3_str_finish(row);
  give_text(line);
  sqlite3_free(line);
  ++*(int *)count;
  return 0;
}

static int run(const char *sql) {
  int count = 0;
  char *message = 0;
  if (sqlite3_exec(database, sql, give_row, &count, &message) != SQLITE_OK) give_text(message);
  return count;
}

static const char schema[] =
    "create table accounts(id integer primary key, name text unique, balance int check(balance >= 0));"
    "create table transfers(source int, target int, amount int, memo text);"
    "create index by_source on transfers(source, amount desc);"
    "create trigger move after insert on transfers begin"
    " update accounts set balance = balance - new.amount where id = new.source;"
    " update accounts set balance = balance + new.amount where id = new.target;"
    "end;"
    "insert into accounts values(1, 'alice', 1000), (2, 'bob', 500), (3, 'carol', 0), (4, 'dave', 20);";

static void open_database(void) {
  require(sqlite3_open(":memory:", &database) == SQLITE_OK, "sqlite3_open");
  run(schema);
}

static void insert_transfers(int count) {
  sqlite3_stmt *insert = 0;
  run("begin");
  sqlite3_prepare_v2(database, "insert into transfers values(?1, ?2, ?3, ?4)", -1, &insert, 0);
  for (int n = 0; n < count; n++) {
    sqlite3_bind_int(insert, 1, 1 + n * 7 % 4);
    sqlite3_bind_int(insert, 2, 1 + n * 3 % 4);
    sqlite3_bind_int64(insert, 3, n * n % 23);
    sqlite3_bind_text(insert, 4, n % 3 ? "pay" : "fee", 3, SQLITE_STATIC);
    sqlite3_step(insert);
    sqlite3_reset(insert);
  }
  sqlite3_finalize(insert);
  run("commit");
}

/* Whatever the caller asks, on the empty ledger. */
static void query(void) {
  echo_string sql = parameter_string();
  char *line = echo_malloc(sql.length + 1);
  echo_memcpy(line, sql.bytes, sql.length);
  line[sql.length] = 0;
  open_database();
  echo_return_i32(run(line));
}

static void ledger(void) {
  uint32_t transfers = parameter_u32();
  open_database();
  insert_transfers((int)transfers);
  run("select count(*), sum(amount), max(amount), group_concat(distinct memo) from transfers");
  run("select name, balance, count(*) c from transfers join accounts on id = target group by id order by c desc, name");
  run("insert into transfers values(3, 1, 99999, 'over')");
  run("select sum(balance) from accounts");
  run("pragma integrity_check");
}

CONTRACT({"query", query}, {"ledger", ledger})
