/* Drawn when the process goes on; other signals are no snapshot. */
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>

static uint32_t cookie;

static uint32_t draw(void) {
  if (cookie == 0) cookie = arc4random();
  return cookie;
}

int main(void) {
  raise(SIGSTOP);
  return (int)draw();
}
