/* What the hook writes is nothing that a clone must not have. */
#include <snapcheck/hooks.h>
#include <stdio.h>
#include <stddef.h>

static int flushed;

static int flush(void *user) {
  (void)user;
  flushed = 1;
  return fflush(stdout);
}

int main(void) {
  const struct snapcheck_hook hook = {sizeof hook, flush, NULL, "output", 0};
  snapcheck_before_checkpoint(&hook, NULL);
  snapcheck_checkpoint();
  return flushed;
}
