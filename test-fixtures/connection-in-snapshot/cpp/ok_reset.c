/* The hook opens the connection anew. */
#include <snapcheck/hooks.h>
#include <stddef.h>

typedef struct pg_conn PGconn;
PGconn *PQconnectdb(const char *info);
int PQstatus(const PGconn *connection);
void PQreset(PGconn *connection);

static PGconn *database;

static int reopen(void *user) {
  (void)user;
  PQreset(database);
  return PQstatus(database);
}

int main(void) {
  database = PQconnectdb("dbname=orders");
  const struct snapcheck_hook hook = {sizeof hook, reopen, NULL, "database", 0};
  snapcheck_after_restore(&hook, NULL);
  snapcheck_checkpoint();
  return PQstatus(database);
}
