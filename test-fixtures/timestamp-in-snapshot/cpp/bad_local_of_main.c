/* A local of main that lives across the checkpoint. */
#include <snapcheck/hooks.h>
#include <stdio.h>
#include <time.h>

int main(void) {
  struct timespec begin;
  clock_gettime(CLOCK_MONOTONIC, &begin);  // expect: timestamp-in-snapshot
  snapcheck_checkpoint();
  printf("%ld\n", (long)begin.tv_sec);
  return 0;
}
