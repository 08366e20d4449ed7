/* Each request has its own. */
#include <snapcheck/hooks.h>
#include <stdlib.h>
#include <unistd.h>

static int serve(void) {
  char name[] = "/tmp/order-XXXXXX";
  const int fd = mkstemp(name);
  if (fd < 0) return 1;
  unlink(name);
  return close(fd);
}

int main(void) {
  snapcheck_checkpoint();
  return serve();
}
