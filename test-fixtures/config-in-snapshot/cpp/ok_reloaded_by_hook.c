// snapcheck-args: --platform criu
/* The hook reads the environment of the restored process again. */
#include <snapcheck/hooks.h>
#include <stdlib.h>

static const char *database_url;

static int reload(void *user) {
  (void)user;
  database_url = getenv("DATABASE_URL");
  return database_url == NULL;
}

int main(void) {
  if (reload(NULL) != 0) return 1;
  const struct snapcheck_hook hook = {sizeof hook, reload, NULL, "settings", 0};
  snapcheck_after_restore(&hook, NULL);
  snapcheck_checkpoint();
  return database_url[0];
}
