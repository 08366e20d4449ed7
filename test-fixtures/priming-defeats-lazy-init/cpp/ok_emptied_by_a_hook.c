/* The hook before the snapshot empties what the warm-up filled. */
#include <snapcheck/hooks.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

static uint32_t instance;

static uint32_t instance_id(void) {
  if (instance == 0) instance = arc4random();
  return instance;
}

static int drop(void *user) {
  (void)user;
  instance = 0;
  return 0;
}

int main(void) {
  instance_id();
  const struct snapcheck_hook hook = {sizeof hook, drop, NULL, "instance", 0};
  snapcheck_before_checkpoint(&hook, NULL);
  snapcheck_checkpoint();
  return (int)instance_id();
}
