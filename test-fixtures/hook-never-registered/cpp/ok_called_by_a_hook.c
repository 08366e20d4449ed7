/* One hook for all modules; it calls the function of this name. */
#include <snapcheck/hooks.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/random.h>

static uint8_t secret[16];

static int on_restore(void) { return getrandom(secret, sizeof secret, 0) == sizeof secret ? 0 : 1; }
static int modules(void *user) {
  (void)user;
  return on_restore();
}

int main(void) {
  if (on_restore() != 0) return 1;
  const struct snapcheck_hook hook = {sizeof hook, modules, NULL, "modules", 0};
  snapcheck_after_restore(&hook, NULL);
  snapcheck_checkpoint();
  return secret[0];
}
