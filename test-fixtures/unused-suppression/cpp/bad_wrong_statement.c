/* The comment belongs to the statement below it, which is another one. */
#include <snapcheck/hooks.h>
#include <stdlib.h>
#include <stdint.h>

static uint32_t build;

int main(void) {
  // expect: unused-suppression
  // snapcheck: ignore[random-value-in-snapshot] names the image
  int code = 0;
  build = arc4random();  // expect: random-value-in-snapshot
  snapcheck_checkpoint();
  return code + (int)build;
}
