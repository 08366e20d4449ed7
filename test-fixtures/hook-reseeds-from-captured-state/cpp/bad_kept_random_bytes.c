/* The pool was drawn before the snapshot, and gives every clone the same seed. */
#include <snapcheck/hooks.h>
#include <stdlib.h>
#include <stdint.h>
#include <sys/random.h>

static unsigned pool;

__attribute__((constructor)) static void fill(void) {
  if (getrandom(&pool, sizeof pool, 0) != sizeof pool) abort();  // expect: key-or-nonce-in-snapshot
}

static int reseed(void *user) {
  (void)user;
  srand(pool);  // expect: hook-reseeds-from-captured-state
  return 0;
}

int main(void) {
  const struct snapcheck_hook hook = {sizeof hook, reseed, NULL, "rand", 0};
  snapcheck_after_restore(&hook, NULL);
  snapcheck_checkpoint();
  return rand();
}
