/* The hook knows both. */
#include <snapcheck/hooks.h>
#include <stdlib.h>
#include <stdint.h>

static uint32_t node;

static struct {
  uint32_t node;
  int requests;
} session;

static int renew(void *user) {
  (void)user;
  node = arc4random();
  session.node = node;
  return 0;
}

int main(void) {
  node = arc4random();
  session.node = node;
  const struct snapcheck_hook hook = {sizeof hook, renew, NULL, "node", 0};
  snapcheck_after_restore(&hook, NULL);
  snapcheck_checkpoint();
  return (int)(node + session.node);
}
