/* The secret of a cookie signer, made once in main. */
#include <snapcheck/hooks.h>
#include <stdint.h>
#include <sys/random.h>

static uint8_t secret[32];

static uint8_t sign(uint8_t byte) { return byte ^ secret[byte % 32]; }

int main(void) {
  if (getrandom(secret, sizeof secret, 0) < 0) return 1;  // expect: key-or-nonce-in-snapshot
  snapcheck_checkpoint();
  return sign(7);
}
