/* The node id of a cluster member, from libuuid. */
#include <snapcheck/hooks.h>

typedef unsigned char uuid_t[16];
void uuid_generate(uuid_t out);

static uuid_t node;

int main(void) {
  uuid_generate(node);  // expect: unique-id-in-snapshot
  snapcheck_checkpoint();
  return node[0];
}
