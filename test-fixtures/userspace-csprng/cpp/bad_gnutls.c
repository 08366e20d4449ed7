/* GnuTLS: nonces of a protocol. */
#include <snapcheck/hooks.h>
#include <stddef.h>

int gnutls_rnd(int level, void *data, size_t size);

static int nonce(void) {
  int value = 0;
  gnutls_rnd(0, &value, sizeof value);  // expect: userspace-csprng
  return value;
}

int main(void) {
  snapcheck_checkpoint();
  return nonce();
}
