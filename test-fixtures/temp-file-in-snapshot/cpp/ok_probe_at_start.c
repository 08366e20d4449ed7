/* Only looks whether the folder can be written to. */
#include <snapcheck/hooks.h>
#include <stdlib.h>
#include <unistd.h>

static int writable;

int main(void) {
  char name[] = "/var/spool/orders/XXXXXX";
  const int fd = mkstemp(name);
  writable = fd >= 0;
  if (writable) {
    unlink(name);
    close(fd);
  }
  snapcheck_checkpoint();
  return writable;
}
