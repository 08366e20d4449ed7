/* The process stops itself, and is copied while it stands still. */
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

static uint32_t cookie;

int main(void) {
  cookie = arc4random();  // expect: random-value-in-snapshot
  if (kill(getpid(), SIGSTOP) != 0) raise(SIGSTOP);
  return (int)cookie;
}
