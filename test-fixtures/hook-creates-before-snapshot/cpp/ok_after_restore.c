/* The same in the hook after the restore. */
#include <snapcheck/hooks.h>
#include <stddef.h>

static char session[37];

static int begin(void *user) {
  (void)user;
  return snapcheck_uuid4(session);
}

int main(void) {
  const struct snapcheck_hook hook = {sizeof hook, begin, NULL, "session", 0};
  snapcheck_after_restore(&hook, NULL);
  snapcheck_checkpoint();
  return session[0];
}
