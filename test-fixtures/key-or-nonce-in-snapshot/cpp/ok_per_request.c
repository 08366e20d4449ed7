/* A nonce for each message. */
#include <snapcheck/hooks.h>
#include <stdint.h>
#include <sys/random.h>

static int seal(const char *text) {
  uint8_t nonce[12];
  if (getrandom(nonce, sizeof nonce, 0) < 0) return 0;
  return nonce[0] + text[0];
}

int main(void) {
  snapcheck_checkpoint();
  return seal("hello");
}
