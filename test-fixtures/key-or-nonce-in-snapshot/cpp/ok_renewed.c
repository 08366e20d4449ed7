/* The hook fills the secret again. */
#include <snapcheck/hooks.h>
#include <stdint.h>
#include <sys/random.h>

static uint8_t secret[32];

static int fill(void *user) {
  (void)user;
  return getrandom(secret, sizeof secret, 0) == sizeof secret ? 0 : 1;
}

int main(void) {
  if (fill(NULL) != 0) return 1;
  const struct snapcheck_hook hook = {sizeof hook, fill, NULL, "secret", 0};
  snapcheck_after_restore(&hook, NULL);
  snapcheck_checkpoint();
  return secret[0];
}
