/* Version 1: the node and the clock sequence were drawn before the snapshot. */
#include <snapcheck/hooks.h>

typedef unsigned char uuid_t[16];
void uuid_generate_time(uuid_t out);

static int serve(void) {
  uuid_t order;
  uuid_generate_time(order);  // expect: stateful-id-generator
  return order[0];
}

int main(void) {
  snapcheck_checkpoint();
  return serve();
}
