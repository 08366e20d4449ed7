/* Generators of the C library whose state is the caller's: one in a static structure, one in a shop that main fills. */
#include <snapcheck/hooks.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static struct drand48_data prices;

struct shop {
  struct random_data orders;
  char state[128];
};

static struct shop shop;

static long next_order(struct shop *of) {
  int32_t drawn = 0;
  random_r(&of->orders, &drawn);
  return drawn;
}

static double next_price(void) {
  double drawn = 0;
  drand48_r(&prices, &drawn);
  return drawn;
}

int main(void) {
  srand48_r(time(NULL), &prices);  // expect: prng-state-in-snapshot
  initstate_r((unsigned)time(NULL), shop.state, sizeof shop.state, &shop.orders);  // expect: prng-state-in-snapshot
  snapcheck_checkpoint();
  printf("%ld %f\n", next_order(&shop), next_price());
  return 0;
}
