/* Used at start and finished before the snapshot. */
#include <snapcheck/hooks.h>

typedef struct pg_conn PGconn;
PGconn *PQconnectdb(const char *info);
int PQstatus(const PGconn *connection);
void PQfinish(PGconn *connection);

static int healthy;

static void check(void) {
  PGconn *connection = PQconnectdb("dbname=orders");
  healthy = PQstatus(connection) == 0;
  PQfinish(connection);
}

int main(void) {
  check();
  snapcheck_checkpoint();
  return healthy;
}
