/* Drawn and used up before the snapshot: the order of a self-test. */
#include <snapcheck/hooks.h>
#include <stdio.h>
#include <stdlib.h>

static void self_test(void) {
  for (int i = 0; i < 8; i++) printf("%d\n", rand() % 8);
}

int main(void) {
  self_test();
  snapcheck_checkpoint();
  return 0;
}
