/* Version 4: from the kernel, for each request. */
#include <snapcheck/hooks.h>

typedef unsigned char uuid_t[16];
void uuid_generate_random(uuid_t out);

static int serve(void) {
  uuid_t order;
  uuid_generate_random(order);
  return order[0];
}

int main(void) {
  snapcheck_checkpoint();
  return serve();
}
