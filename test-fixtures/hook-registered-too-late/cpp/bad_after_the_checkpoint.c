/* Registered when the restore is over. */
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
  if (getrandom(secret, sizeof secret, 0) != sizeof secret) return 1;  // expect: key-or-nonce-in-snapshot
  const struct snapcheck_hook hook = {sizeof hook, fill, NULL, "secret", 0};
  snapcheck_checkpoint();
  snapcheck_after_restore(&hook, NULL);  // expect: hook-registered-too-late
  return secret[0];
}
