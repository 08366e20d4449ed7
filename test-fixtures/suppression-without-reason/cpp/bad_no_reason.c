/* A comment without a reason does not silence anything. */
#include <snapcheck/hooks.h>
#include <stdlib.h>
#include <stdint.h>

static uint32_t build;

int main(void) {
  // expect: suppression-without-reason
  // snapcheck: ignore[random-value-in-snapshot]
  build = arc4random();  // expect: random-value-in-snapshot
  snapcheck_checkpoint();
  return (int)build;
}
