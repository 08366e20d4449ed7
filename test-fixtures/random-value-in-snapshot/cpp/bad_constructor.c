/* A library that draws its cookie when it is loaded. */
#include <snapcheck/hooks.h>
#include <stdint.h>
#include <stdlib.h>

static uint32_t cookie;

__attribute__((constructor)) static void load(void) {
  cookie = arc4random();  // expect: random-value-in-snapshot
}

uint32_t library_cookie(void) { return cookie; }

int main(void) {
  snapcheck_checkpoint();
  return (int)library_cookie();
}
