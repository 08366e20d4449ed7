/* The process id is the same after a restore, so the cookie is never drawn again. */
#include <snapcheck/hooks.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

static pid_t owner;    /* of the cookie */
static uint32_t cookie;

static uint32_t current(void) {
  if (getpid() != owner) cookie = arc4random();  // expect: fork-guard-is-not-restore-guard
  return cookie;
}

int main(void) {
  owner = getpid();
  cookie = arc4random();  // expect: random-value-in-snapshot
  snapcheck_checkpoint();
  return (int)current();
}
