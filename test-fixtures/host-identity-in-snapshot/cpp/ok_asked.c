/* Asked for when it is needed. */
#include <snapcheck/hooks.h>
#include <stdio.h>
#include <unistd.h>

static void serve(void) { printf("%d served\n", (int)getpid()); }

int main(void) {
  snapcheck_checkpoint();
  serve();
  return 0;
}
