/* The recipe of every textbook, in the hook: clones restored in the same second draw the same numbers. */
#include <snapcheck/hooks.h>
#include <stdlib.h>
#include <time.h>

static int reseed(void *user) {
  (void)user;
  srand((unsigned)time(NULL));  // expect: hook-reseeds-with-time
  return 0;
}

int main(void) {
  const struct snapcheck_hook hook = {sizeof hook, reseed, NULL, "rand", 0};
  snapcheck_after_restore(&hook, NULL);
  snapcheck_checkpoint();
  return rand();
}
