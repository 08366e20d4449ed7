/* OpenSSL's generator is in the process: two clones draw the same session ids. */
#include <snapcheck/hooks.h>
#include <stdint.h>

int RAND_bytes(unsigned char *buffer, int count);

static uint8_t serve(void) {
  uint8_t id[16];
  if (RAND_bytes(id, sizeof id) != 1) return 0;  // expect: userspace-csprng
  return id[0];
}

int main(void) {
  snapcheck_checkpoint();
  return serve();
}
