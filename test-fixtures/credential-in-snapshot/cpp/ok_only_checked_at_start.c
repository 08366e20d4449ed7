/* Looks whether there are keys at all, and keeps nothing of them. */
#include <snapcheck/hooks.h>
#include <stdio.h>
#include <stdlib.h>

static int ready;

int main(void) {
  if (getenv("AWS_SECRET_ACCESS_KEY") == NULL) {
    fputs("AWS_SECRET_ACCESS_KEY is not set\n", stderr);
    return 1;
  }
  ready = 1;
  snapcheck_checkpoint();
  return ready;
}
