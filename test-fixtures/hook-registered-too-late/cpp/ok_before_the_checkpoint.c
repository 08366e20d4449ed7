/* In time. */
#include <snapcheck/hooks.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/random.h>

static uint8_t secret[16];

static int fill(void *user) {
  (void)user;
  return getrandom(secret, sizeof secret, 0) == sizeof secret ? 0 : 1;
}

int main(void) {
  const struct snapcheck_hook hook = {sizeof hook, fill, NULL, "secret", 0};
  if (fill(NULL) != 0 || snapcheck_after_restore(&hook, NULL) != SNAPCHECK_OK) return 1;
  snapcheck_checkpoint();
  return secret[0];
}
