/* Reseeds in children of a fork; a restored clone is none. */
#include <pthread.h>
#include <snapcheck/hooks.h>
#include <stdlib.h>
#include <sys/random.h>

static void reseed(void) {
  unsigned seed = 0;
  if (getrandom(&seed, sizeof seed, 0) == sizeof seed) srand(seed);
}

int main(void) {
  pthread_atfork(NULL, NULL, reseed);  // expect: fork-guard-is-not-restore-guard
  snapcheck_checkpoint();
  return rand();  // expect: hidden-prng-in-handler
}
