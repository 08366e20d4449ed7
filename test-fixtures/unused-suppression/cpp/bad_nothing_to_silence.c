/* There is nothing to be silenced any more. */
#include <snapcheck/hooks.h>
#include <stdlib.h>
#include <stdint.h>

static uint32_t draw(void) {
  // expect: unused-suppression
  // snapcheck: ignore[random-value-in-snapshot] was kept once
  return arc4random();
}

int main(void) {
  snapcheck_checkpoint();
  return (int)draw();
}
