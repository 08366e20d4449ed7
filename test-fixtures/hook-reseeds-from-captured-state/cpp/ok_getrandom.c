/* From the kernel. */
#include <snapcheck/hooks.h>
#include <stdlib.h>
#include <sys/random.h>

static int reseed(void *user) {
  (void)user;
  unsigned seed = 0;
  if (getrandom(&seed, sizeof seed, 0) != sizeof seed) return 1;
  srand(seed);
  return 0;
}

int main(void) {
  const struct snapcheck_hook hook = {sizeof hook, reseed, NULL, "rand", 0};
  snapcheck_after_restore(&hook, NULL);
  snapcheck_checkpoint();
  return rand();
}
