/* The hook asks again. */
#include <snapcheck/hooks.h>
#include <stddef.h>
#include <unistd.h>

static char host[256];

static int ask(void *user) {
  (void)user;
  return gethostname(host, sizeof host);
}

int main(void) {
  ask(NULL);
  const struct snapcheck_hook hook = {sizeof hook, ask, NULL, "host", 0};
  snapcheck_after_restore(&hook, NULL);
  snapcheck_checkpoint();
  return host[0];
}
