/* Fresh for each clone. */
#include <snapcheck/hooks.h>
#include <stdlib.h>

static int reseed(void *user) {
  (void)user;
  srand(arc4random());
  return 0;
}

int main(void) {
  const struct snapcheck_hook hook = {sizeof hook, reseed, NULL, "rand", 0};
  snapcheck_after_restore(&hook, NULL);
  snapcheck_checkpoint();
  return rand();
}
