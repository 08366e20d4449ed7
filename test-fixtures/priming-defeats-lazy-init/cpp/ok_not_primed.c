/* Nobody asks before the snapshot. */
#include <snapcheck/hooks.h>
#include <stdint.h>
#include <stdlib.h>

static uint32_t instance;

static uint32_t instance_id(void) {
  if (instance == 0) instance = arc4random();
  return instance;
}

int main(void) {
  snapcheck_checkpoint();
  return (int)instance_id();
}
