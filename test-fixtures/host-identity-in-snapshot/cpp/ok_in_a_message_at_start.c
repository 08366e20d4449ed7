/* Printed once, and forgotten. */
#include <snapcheck/hooks.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  printf("process %d is starting\n", (int)getpid());
  snapcheck_checkpoint();
  return 0;
}
