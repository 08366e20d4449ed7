/* Silenced, with a reason. */
#include <snapcheck/hooks.h>
#include <stdlib.h>
#include <stdint.h>

static uint32_t build;

int main(void) {
  // snapcheck: ignore[random-value-in-snapshot] names the image, and is to be the same in its clones
  build = arc4random();
  snapcheck_checkpoint();
  return (int)build;
}
