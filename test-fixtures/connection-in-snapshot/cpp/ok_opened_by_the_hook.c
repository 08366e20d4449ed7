/* Closed before the snapshot, opened again after it. */
#include <snapcheck/hooks.h>
#include <stddef.h>

typedef struct pg_conn PGconn;
PGconn *PQconnectdb(const char *info);
int PQsendQuery(PGconn *connection, const char *query);
void PQfinish(PGconn *connection);

static PGconn *database;

static int open_it(void *user) {
  (void)user;
  database = PQconnectdb("dbname=orders");
  return database == NULL;
}

static int close_it(void *user) {
  (void)user;
  PQfinish(database);
  database = NULL;
  return 0;
}

int main(void) {
  open_it(NULL);
  const struct snapcheck_hook before = {sizeof before, close_it, NULL, "close", 0};
  const struct snapcheck_hook after = {sizeof after, open_it, NULL, "open", 0};
  snapcheck_before_checkpoint(&before, NULL);
  snapcheck_after_restore(&after, NULL);
  snapcheck_checkpoint();
  return PQsendQuery(database, "select 1");
}
