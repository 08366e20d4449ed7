/* The process id does no harm beside bytes of the kernel. */
#include <snapcheck/hooks.h>
#include <stdlib.h>
#include <unistd.h>

static int reseed(void *user) {
  (void)user;
  srand(arc4random() ^ (unsigned)getpid());
  return 0;
}

int main(void) {
  const struct snapcheck_hook hook = {sizeof hook, reseed, NULL, "rand", 0};
  snapcheck_after_restore(&hook, NULL);
  snapcheck_checkpoint();
  return rand();
}
