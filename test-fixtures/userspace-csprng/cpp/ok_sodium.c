/* libsodium reads the kernel at each call, too. */
#include <snapcheck/hooks.h>
#include <stddef.h>

void randombytes_buf(void *const buffer, const size_t size);

int main(void) {
  unsigned char id[16];
  snapcheck_checkpoint();
  randombytes_buf(id, sizeof id);
  return id[0];
}
