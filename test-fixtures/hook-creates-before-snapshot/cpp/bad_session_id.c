/* The hook before the snapshot makes the id that every clone will have. */
#include <snapcheck/hooks.h>
#include <stddef.h>

static char session[37];

static int prepare(void *user) {
  (void)user;
  return snapcheck_uuid4(session);  // expect: hook-creates-before-snapshot
}

int main(void) {
  const struct snapcheck_hook hook = {sizeof hook, prepare, NULL, "session", 0};
  snapcheck_before_checkpoint(&hook, NULL);
  snapcheck_checkpoint();
  return session[0];
}
