/* A buffer of main that only a self-test looks at. */
#include <snapcheck/hooks.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/random.h>

static void self_test(void) {
  uint8_t bytes[4];
  if (getrandom(bytes, sizeof bytes, 0) == sizeof bytes) printf("the kernel has random bytes: %d\n", bytes[0] >= 0);
}

int main(void) {
  self_test();
  snapcheck_checkpoint();
  return 0;
}
