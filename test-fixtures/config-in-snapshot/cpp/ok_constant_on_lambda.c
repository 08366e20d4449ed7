/* On Lambda the environment belongs to the published version: without --platform the rule is off. */
#include <snapcheck/hooks.h>
#include <stdlib.h>

static const char *table;

int main(void) {
  table = getenv("TABLE");
  snapcheck_checkpoint();
  return table[0];
}
