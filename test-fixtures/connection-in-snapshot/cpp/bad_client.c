/* A database connection that main opens and every request uses. */
#include <snapcheck/hooks.h>
#include <stddef.h>

typedef struct pg_conn PGconn;
PGconn *PQconnectdb(const char *info);
int PQstatus(const PGconn *connection);
void PQfinish(PGconn *connection);

static PGconn *database;

static int serve(void) { return PQstatus(database); }

int main(void) {
  database = PQconnectdb("dbname=orders");  // expect: connection-in-snapshot
  snapcheck_checkpoint();
  return serve();
}
