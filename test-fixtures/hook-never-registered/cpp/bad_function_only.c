/* Nobody registers the hook. */
#include <snapcheck/hooks.h>
#include <stdint.h>
#include <sys/random.h>

static uint8_t secret[16];

int after_restore(void *user) {  // expect: hook-never-registered
  (void)user;
  return getrandom(secret, sizeof secret, 0) == sizeof secret ? 0 : 1;
}

int main(void) {
  if (getrandom(secret, sizeof secret, 0) != sizeof secret) return 1;  // expect: key-or-nonce-in-snapshot
  snapcheck_checkpoint();
  return secret[0];
}
