// snapcheck-args: --platform crac
/* A number that another environment may set otherwise. */
#include <snapcheck/hooks.h>
#include <stdlib.h>

static long workers;

static long number(const char *name, long otherwise) {
  const char *text = getenv(name);
  return text == NULL ? otherwise : atol(text);
}

int main(void) {
  workers = number("WORKERS", 4);  // expect: config-in-snapshot
  snapcheck_checkpoint();
  return (int)workers;
}
