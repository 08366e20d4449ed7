// snapcheck-args: --platform criu
/* The image is made in one environment and restored in another. */
#include <snapcheck/hooks.h>
#include <stdlib.h>

static const char *database_url;

static char first(void) { return database_url[0]; }

int main(void) {
  database_url = getenv("DATABASE_URL");  // expect: config-in-snapshot
  snapcheck_checkpoint();
  return first();
}
