/* The connection belongs to the machine that was snapshotted. */
#include <snapcheck/hooks.h>

typedef struct pg_conn PGconn;
PGconn *PQconnectdb(const char *info);
int PQsendQuery(PGconn *connection, const char *query);

static PGconn *database;

static int serve(void) { return PQsendQuery(database, "select 1"); }

int main(void) {
  database = PQconnectdb("dbname=orders");  // expect: connection-in-snapshot
  snapcheck_checkpoint();
  return serve();
}
