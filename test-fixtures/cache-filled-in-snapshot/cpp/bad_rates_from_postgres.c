/* Exchange rates are read once; every clone goes on with those of the day of the snapshot. */
#include <snapcheck/hooks.h>

typedef struct pg_conn PGconn;
typedef struct pg_result PGresult;
PGresult *PQexec(PGconn *connection, const char *query);
char *PQgetvalue(const PGresult *result, int row, int column);
PGconn *open_database(void);

static PGresult *rates;

static const char *rate(int row) { return PQgetvalue(rates, row, 1); }

int main(void) {
  rates = PQexec(open_database(), "select currency, rate from rates");  // note: cache-filled-in-snapshot
  snapcheck_checkpoint();
  return rate(0)[0];
}
