/* Asks the database for each request. */
#include <snapcheck/hooks.h>

typedef struct pg_conn PGconn;
typedef struct pg_result PGresult;
PGresult *PQexec(PGconn *connection, const char *query);
char *PQgetvalue(const PGresult *result, int row, int column);
PGconn *open_database(void);

static int serve(void) { return PQgetvalue(PQexec(open_database(), "select rate from rates"), 0, 0)[0]; }

int main(void) {
  snapcheck_checkpoint();
  return serve();
}
