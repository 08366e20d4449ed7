/* The hook seeds the structure anew, another one belongs to the request, and the last one plays the same game always. */
#include <snapcheck/hooks.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <time.h>

static struct drand48_data prices, tutorial;

static int reseed(void *user) {
  long seed = 0;
  (void)user;
  if (getrandom(&seed, sizeof seed, 0) != sizeof seed) return 1;
  return srand48_r(seed, &prices);
}

static double price(void) {
  double drawn = 0;
  drand48_r(&prices, &drawn);
  return drawn;
}

static double first_move(void) {
  double drawn = 0;
  drand48_r(&tutorial, &drawn);
  return drawn;
}

static long order(void) {
  struct random_data mine = {0};
  char state[64];
  int32_t drawn = 0;
  unsigned seed = 0;
  if (getrandom(&seed, sizeof seed, 0) != sizeof seed) return 0;
  initstate_r(seed, state, sizeof state, &mine);
  random_r(&mine, &drawn);
  return drawn;
}

int main(void) {
  const struct snapcheck_hook hook = {sizeof hook, reseed, NULL, "prices", 0};
  srand48_r(time(NULL), &prices);
  srand48_r(42, &tutorial);
  snapcheck_after_restore(&hook, NULL);
  snapcheck_checkpoint();
  printf("%f %f %ld\n", price(), first_move(), order());
  return 0;
}
