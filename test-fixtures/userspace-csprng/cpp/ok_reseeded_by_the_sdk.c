/* The SDK's helper registers a hook of its own. */
#include <snapcheck/openssl.h>
#include <stdint.h>

int RAND_bytes(unsigned char *buffer, int count);

static uint8_t serve(void) {
  uint8_t id[16];
  return RAND_bytes(id, sizeof id) == 1 ? id[0] : 0;
}

int main(void) {
  if (snapcheck_openssl_reseed_on_restore() != SNAPCHECK_OK) return 1;
  snapcheck_checkpoint();
  return serve();
}
