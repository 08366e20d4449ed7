/* The hook draws the cookie again. */
#include <snapcheck/hooks.h>
#include <stdint.h>
#include <stdlib.h>

static uint32_t cookie;

static int renew(void *user) {
  (void)user;
  cookie = arc4random();
  return 0;
}

int main(void) {
  cookie = arc4random();
  const struct snapcheck_hook hook = {sizeof hook, renew, NULL, "cookie", 0};
  snapcheck_after_restore(&hook, NULL);
  snapcheck_checkpoint();
  return (int)cookie;
}
