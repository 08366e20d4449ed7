/* The warm-up request makes the id that the first request should make. */
#include <snapcheck/hooks.h>
#include <stdint.h>
#include <stdlib.h>

static uint32_t instance;

static uint32_t instance_id(void) {
  if (instance == 0) instance = arc4random();  // expect: priming-defeats-lazy-init
  return instance;
}

static int serve(const char *path) { return (int)instance_id() + path[0]; }

int main(void) {
  serve("/warm-up");
  snapcheck_checkpoint();
  return serve("/orders");
}
