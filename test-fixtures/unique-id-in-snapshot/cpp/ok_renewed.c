/* The hook makes a new one. */
#include <snapcheck/hooks.h>
#include <stddef.h>

static char instance[37];

static int renew(void *user) {
  (void)user;
  return snapcheck_uuid4(instance);
}

int main(void) {
  renew(NULL);
  const struct snapcheck_hook hook = {sizeof hook, renew, NULL, "instance", 0};
  snapcheck_after_restore(&hook, NULL);
  snapcheck_checkpoint();
  return instance[0];
}
